import type { EChartsOption } from 'echarts';
import type { Chart, Ground, Layout } from './chart.js';
import { dottedMapOption, mapSize, shadedMapOption } from './options/maps.js';
import { rankedBarsOption, rankedBarsSize } from './options/ranked-bars.js';
import { stackedBarsOption, stackedBarsSize } from './options/stacked-bars.js';
import { timeBarsOption, timeBarsSize } from './options/time-bars.js';
import { FONT, palette } from './palette.js';

export interface Size {
  width: number;
  height: number;
}

export interface Drawing {
  size: Size;
  option: EChartsOption;
  ground: Ground | null;
}

/** What the library is asked for one chart: nothing moves, nothing answers the pointer. */
export function drawingOf(chart: Chart, layout: Layout): Drawing {
  const { size, option } = parts(chart, layout);
  const common = {
    animation: false,
    textStyle: { fontFamily: FONT, color: palette.ink },
    stateAnimation: { duration: 0 },
  };
  return { size, option: { ...common, ...option }, ground: 'ground' in chart ? chart.ground : null };
}

function parts(chart: Chart, layout: Layout): { size: Size; option: EChartsOption } {
  switch (chart.kind) {
    case 'time':
      return { size: timeBarsSize(layout), option: timeBarsOption(chart, layout) };
    case 'ranked':
      return { size: rankedBarsSize(chart, layout), option: rankedBarsOption(chart, layout) };
    case 'stacked':
      return { size: stackedBarsSize(chart, layout), option: stackedBarsOption(chart, layout) };
    case 'shaded':
      return { size: mapSize(), option: shadedMapOption(chart) };
    case 'dotted':
      return { size: mapSize(), option: dottedMapOption(chart) };
  }
}
