import Handlebars from 'handlebars';
import { createHash } from 'node:crypto';
import type { Chart, Layout } from './chart.js';
import { cleanSvg } from './clean-svg.js';
import { type Drawing, drawingOf } from './drawing.js';
import { library, prepareGround } from './library.js';
import { FONT, palette } from './palette.js';

export type Markup = InstanceType<typeof Handlebars.SafeString>;

/** A drawing inside a page, twice: each screen shows the one that can be read on it. */
export interface InlineChart {
  /** For `{{wide}}` and `{{narrow}}`: already markup. */
  wide: Markup;
  /** Null for a map, which fits both. */
  narrow: Markup | null;
}

/** About 10 kB each: the charts of pages that are opened again and again. */
const MOST_KEPT = 200;
const kept = new Map<string, string>();

/** For the inside of a page: no style, no script, an accessible name, ids that no other chart of the page has. */
export async function inlineChart(chart: Chart): Promise<InlineChart> {
  const wide = new Handlebars.SafeString(await svgOf(chart, 'wide'));
  if ('ground' in chart) return { wide, narrow: null };
  return { wide, narrow: new Handlebars.SafeString(await svgOf(chart, 'narrow')) };
}

/** A whole SVG file: the same drawing on white, in our font where it is installed. */
export async function svgFile(chart: Chart): Promise<string> {
  const white = `<rect width="100%" height="100%" fill="${palette.ground}"/>`;
  const svg = await svgOf(chart, 'wide');
  return `<?xml version="1.0" encoding="UTF-8"?>\n${svg.replace('</title>', `</title>${white}`)}`;
}

async function svgOf(chart: Chart, layout: Layout): Promise<string> {
  const drawing = drawingOf(chart, layout);
  const key = keyOf(chart, layout);
  const known = kept.get(key);
  if (known !== undefined) return known;
  const svg = await draw(drawing, chart.title, `c${key.slice(0, 8)}`);
  if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value ?? '');
  kept.set(key, svg);
  return svg;
}

/** A drawing depends on nothing but these; the ground of a map is known by its key. */
function keyOf(chart: Chart, layout: Layout): string {
  const said = JSON.stringify([layout, chart], (name, value: unknown) => (name === 'shapes' ? undefined : value));
  return createHash('sha256').update(said).digest('base64url');
}

async function draw({ size, option, ground }: Drawing, title: string, id: string): Promise<string> {
  const echarts = await library();
  if (ground) prepareGround(echarts, ground);
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, ...size });
  try {
    chart.setOption(option);
    const inside = cleanSvg(chart.renderToSVGString(), id)
      .replace(/^<svg[^>]*>/, '')
      .replace(/<rect [^>]*fill="none"\/>/, '');
    const words = Handlebars.escapeExpression(title);
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" role="img" aria-labelledby="${id}" font-family="${FONT}, sans-serif"><title id="${id}">${words}</title>${inside}`;
  } finally {
    chart.dispose();
  }
}
