import { type Chart, inlineChart, pngFile, svgFile } from './index.js';

const square = (code: string, west: number) => ({
  ...{ code, name: `Carré ${code}` },
  rings: [[[west, 48] as const, [west + 1, 48] as const, [west + 1, 49] as const, [west, 49] as const]],
});
const ground = { key: 'essai', shapes: [square('A', 1), square('B', 2), { ...square('C', 3), label: 'C' }] };

const charts: Record<string, Chart> = {
  time: {
    ...{ kind: 'time', title: 'Par jour <b>', unit: 'Accompagnements' },
    points: [
      { label: '1\u00a0nov.', value: 12, before: 4 },
      { label: '2\u00a0nov.', value: 1500, before: null },
    ],
  },
  ranked: {
    kind: 'ranked',
    title: 'Thématiques',
    unit: 'Accompagnements',
    rows: [{ label: '<script>E-mail', value: 3 }],
  },
  stacked: {
    ...{ kind: 'stacked', title: 'Progression', unit: 'Personnes', parts: ['Débutant', 'Autonome'] },
    rows: [{ label: 'Au départ', values: [3, 1] }],
  },
  shaded: {
    kind: 'shaded',
    title: 'Carte',
    unit: 'Séances',
    ground,
    values: [
      { code: 'A', value: 7 },
      { code: 'B', value: 900 },
    ],
  },
  dotted: {
    kind: 'dotted',
    title: 'Communes',
    unit: 'Séances',
    ground,
    dots: [{ name: 'Nancy', at: [1.5, 48.5], value: 9 }],
  },
};

/** What `style-src 'self'` refuses, and what nobody reads. */
const REFUSED = / style=|<style|<script|class=|ecmeta|zr\d+-cls|on\w+=/;

describe('charts drawn on the server', () => {
  it.each(Object.entries(charts))('holds no style, no script, and its title: %s', async (_, chart) => {
    const { wide, narrow } = await inlineChart(chart);
    for (const svg of [wide, narrow ?? wide].map(String)) {
      expect(svg).not.toMatch(REFUSED);
      expect(svg).toMatch(
        /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" viewBox="0 0 \d+ \d+" role="img" aria-labelledby="/,
      );
      expect(svg.endsWith('</svg>')).toBe(true);
    }
    expect(await svgFile(chart)).toContain('<rect width="100%" height="100%" fill="#fff"/>');
  });

  it('writes words of people as words', async () => {
    expect(String((await inlineChart(charts['time'] as Chart)).wide)).toContain('>Par jour &lt;b&gt;</title>');
    expect(String((await inlineChart(charts['ranked'] as Chart)).wide)).toContain('&lt;script&gt;E-mail');
  });

  it('says its numbers in French, and the period before only where there is one', async () => {
    const both = String((await inlineChart(charts['time'] as Chart)).wide);
    expect(both).toContain('Période précédente');
    expect(both).toMatch(/1\u202f500<\/text>/);
    const alone = { ...charts['time'], title: 'Seul', points: [{ label: 'a', value: 1, before: null }] } as Chart;
    expect(String((await inlineChart(alone)).wide)).not.toContain('Période précédente');
  });

  it('gives two charts of a page names of their own', async () => {
    const idOf = async (chart: Chart) => /aria-labelledby="([^"]+)"/.exec(String((await inlineChart(chart)).wide))?.[1];
    const ids = await Promise.all(Object.values(charts).map(idOf));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('draws the same figures in the same bytes, and others otherwise', async () => {
    const chart = charts['stacked'] as Extract<Chart, { kind: 'stacked' }>;
    expect(await svgFile(chart)).toBe(await svgFile({ ...chart }));
    expect(await svgFile(chart)).not.toBe(await svgFile({ ...chart, rows: [{ label: 'Au départ', values: [2, 2] }] }));
  });

  it('shades from few to many and leaves the rest blank', async () => {
    const svg = String((await inlineChart(charts['shaded'] as Chart)).wide);
    for (const fill of ['#dceef0', '#0f4650', '#f4f1ea']) expect(svg).toContain(`fill="${fill}"`);
    expect(svg).toContain('>7 à 78</text>');
    expect(svg).toContain('>79 à 900 séances</text>');
    expect(svg).toContain('>C</text>');
  });

  it('gives a picture of twice the size', async () => {
    const png = await pngFile(charts['stacked'] as Chart);
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1720, 172]);
  });
});
