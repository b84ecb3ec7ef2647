export type { Chart, DottedMap, Ground, Point, RankedBars, ShadedMap, Shape, StackedBars, TimeBars } from './chart.js';
export { type InlineChart, inlineChart, type Markup, svgFile } from './charts.js';
export { pngFile } from './png.js';
