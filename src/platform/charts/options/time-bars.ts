import type { EChartsOption } from 'echarts';
import type { Layout, TimeBars } from '../chart.js';
import { inFrench, palette } from '../palette.js';

const LEGEND_HEIGHT = { wide: 34, narrow: 60 } as const;
/** As many names under the bars as can be read; the others are left out, never turned. */
const MOST_LABELS = { wide: 10, narrow: 4 } as const;

export const timeBarsSize = (layout: Layout) =>
  layout === 'wide' ? { width: 860, height: 270 } : { width: 340, height: 250 };

export function timeBarsOption({ unit, points }: TimeBars, layout: Layout): EChartsOption {
  const before = points.some((point) => point.before !== null);
  const step = Math.max(1, Math.ceil(points.length / MOST_LABELS[layout]));
  return {
    legend: { ...legend, show: before, data: [unit, 'Période précédente'] },
    grid: { left: 4, right: 8, top: before ? LEGEND_HEIGHT[layout] : 12, bottom: 4, outerBoundsMode: 'same' },
    xAxis: {
      type: 'category',
      data: points.map(({ label }) => label),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.soft } },
      axisLabel: {
        color: palette.ink,
        fontSize: 14,
        interval: (index: number) => index % step === 0,
        hideOverlap: true,
      },
    },
    yAxis: {
      type: 'value',
      minInterval: 1,
      splitNumber: 4,
      axisLabel: { color: palette.soft, fontSize: 14, formatter: (value: number) => inFrench(value) },
      splitLine: { lineStyle: { color: palette.grid } },
    },
    series: [
      {
        ...{ type: 'bar', name: unit, silent: true, barCategoryGap: '25%', barMaxWidth: 40 },
        itemStyle: { color: palette.bar },
        data: points.map(({ value }) => value),
      },
      ...(before ? [line(points.map((point) => point.before))] : []),
    ],
  };
}

const legend = {
  ...{ top: 0, left: 0, selectedMode: false as const, itemWidth: 22, itemHeight: 12, itemGap: 18 },
  textStyle: { color: palette.ink, fontSize: 14 },
};

const line = (data: (number | null)[]) => ({
  ...{ type: 'line' as const, name: 'Période précédente', silent: true, clip: false, data },
  ...(data.length === 1 ? { symbol: 'circle', symbolSize: 8 } : { symbol: 'none' }),
  lineStyle: { color: palette.ink, width: 1.5, type: [4, 3] },
  itemStyle: { color: palette.ink },
});
