import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Assets, ASSETS_FOLDER } from '../http/assets.js';
import type { Chart } from './chart.js';
import { drawingOf } from './drawing.js';
import { library, prepareGround } from './library.js';
import { FONT, palette } from './palette.js';

type Canvas = typeof import('@napi-rs/canvas');

/** Dots of the picture for one of the drawing: sharp on paper. */
const SCALE = 2;

let loading: Promise<Canvas> | undefined;

/** The same chart as a picture, drawn by the library's own canvas renderer on Skia, in the font of the pages. */
export async function pngFile(chart: Chart): Promise<Buffer> {
  const { size, option, ground } = drawingOf(chart, 'wide');
  const [echarts, { createCanvas }] = await Promise.all([library(), (loading ??= canvasWithFont())]);
  if (ground) prepareGround(echarts, ground);
  const canvas = createCanvas(size.width * SCALE, size.height * SCALE);
  const drawn = echarts.init(canvas, null, {
    ...{ renderer: 'canvas', devicePixelRatio: SCALE, ...size },
  });
  try {
    drawn.setOption({ ...option, backgroundColor: palette.ground });
    return await canvas.encode('png');
  } finally {
    drawn.dispose();
  }
}

async function canvasWithFont(): Promise<Canvas> {
  const canvas = await import('@napi-rs/canvas');
  const { addresses } = new Assets();
  for (const weight of ['400', '700']) {
    const file = addresses[`atkinson-${weight}.woff2`]?.replace('/assets/', '') ?? '';
    canvas.GlobalFonts.register(readFileSync(join(ASSETS_FOLDER, file)), FONT);
  }
  return canvas;
}
