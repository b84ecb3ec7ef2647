import type { EChartsOption } from 'echarts';
import type { Layout, RankedBars } from '../chart.js';
import { inFrench, palette } from '../palette.js';

const ROW = { wide: 30, narrow: 46 } as const;
const LABELS = { wide: 300, narrow: 150 } as const;

export const rankedBarsSize = ({ rows }: RankedBars, layout: Layout) => ({
  width: layout === 'wide' ? 860 : 340,
  height: Math.max(1, rows.length) * ROW[layout] + 12,
});

/** Two lines of it, beside its bar. */
const shortened = (label: string): string => (label.length > 38 ? `${label.slice(0, 37).trimEnd()}…` : label);

export function rankedBarsOption({ rows }: RankedBars, layout: Layout): EChartsOption {
  return {
    grid: { left: LABELS[layout] + 10, right: 70, top: 4, bottom: 4, outerBoundsMode: 'none' },
    xAxis: { type: 'value', show: false, min: 0 },
    yAxis: {
      type: 'category',
      inverse: true,
      data: rows.map(({ label }) => label),
      ...{ axisTick: { show: false }, axisLine: { show: false } },
      axisLabel: {
        ...{ color: palette.ink, fontSize: 14, interval: 0, width: LABELS[layout], lineHeight: 17 },
        ...(layout === 'narrow' ? { overflow: 'break', formatter: shortened } : { overflow: 'truncate' }),
      },
    },
    series: [
      {
        ...{ type: 'bar', silent: true, barWidth: 16, itemStyle: { color: palette.bar } },
        label: {
          ...{ show: true, position: 'right', color: palette.ink, fontSize: 14 },
          formatter: ({ value }: { value?: unknown }) => inFrench(Number(value)),
        },
        data: rows.map(({ value }) => value),
      },
    ],
  };
}
