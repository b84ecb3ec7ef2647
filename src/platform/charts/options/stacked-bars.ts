import type { EChartsOption } from 'echarts';
import type { Layout, StackedBars } from '../chart.js';
import { inFrench, palette } from '../palette.js';

const ROW = { wide: 46, narrow: 64 } as const;
const LEGEND = { wide: 40, narrow: 64 } as const;
/** A part narrower than this, of the whole, has no room for its number: the table says it. */
const LEAST_NAMED = { wide: 0.04, narrow: 0.12 } as const;

export const stackedBarsSize = ({ rows }: StackedBars, layout: Layout) => ({
  width: layout === 'wide' ? 860 : 340,
  height: LEGEND[layout] + Math.max(1, rows.length) * ROW[layout],
});

export function stackedBarsOption({ parts, rows }: StackedBars, layout: Layout): EChartsOption {
  const totals = rows.map(({ values }) => values.reduce((sum, value) => sum + value, 0));
  const shareOf = (value: number, row: number) => (totals[row] ? value / totals[row] : 0);
  return {
    legend: {
      ...{ top: 0, left: 0, selectedMode: false as const, itemWidth: 18, itemHeight: 14, itemGap: 14 },
      textStyle: { color: palette.ink, fontSize: 14 },
      data: [...parts],
    },
    grid: { left: 4, right: 8, top: LEGEND[layout], bottom: 0, outerBoundsMode: 'same' },
    xAxis: { type: 'value', show: false, min: 0, max: 1 },
    yAxis: {
      type: 'category',
      inverse: true,
      data: rows.map(({ label }) => label),
      ...{ axisTick: { show: false }, axisLine: { show: false } },
      axisLabel: { color: palette.ink, fontSize: 14, interval: 0 },
    },
    series: parts.map((name, part) => ({
      ...{ type: 'bar' as const, stack: 'whole', name, silent: true, barWidth: 28 },
      itemStyle: {
        color: palette.steps.at(part - parts.length) ?? palette.bar,
        borderColor: palette.edge,
        borderWidth: 1,
      },
      label: {
        ...{ show: true, fontSize: 14, color: palette.stepInks.at(part - parts.length) ?? palette.ink },
        formatter: ({ dataIndex }: { dataIndex: number }) => {
          const value = rows[dataIndex]?.values[part] ?? 0;
          return shareOf(value, dataIndex) < LEAST_NAMED[layout] ? '' : inFrench(value);
        },
      },
      data: rows.map(({ values }, row) => shareOf(values[part] ?? 0, row)),
    })),
  };
}
