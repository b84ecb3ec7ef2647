import type { Ground } from './chart.js';

type Library = typeof import('echarts');

let loading: Promise<Library> | undefined;
const grounds = new Set<string>();

/**
 * ECharts, when the first chart is asked for: the whole minified file costs 40 ms and 8 MB, its parts one by one 300 ms and
 * 37 MB (docs/adr/0020-charts.md).
 */
export function library(): Promise<Library> {
  return (loading ??= import('echarts/dist/echarts.esm.min.mjs'));
}

/** The library keeps maps by name, so each is given once. */
export function prepareGround(echarts: Library, { key, shapes }: Ground): void {
  if (grounds.has(key)) return;
  const features = shapes.map(({ code, name, rings }) => ({
    type: 'Feature' as const,
    properties: { code, name },
    geometry: { type: 'MultiPolygon' as const, coordinates: rings.map((ring) => [ring.map(([x, y]) => [x, y])]) },
  }));
  echarts.registerMap(key, { type: 'FeatureCollection', features });
  grounds.add(key);
}
