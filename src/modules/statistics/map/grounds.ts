import type { Ground, Point, Shape } from '../../../platform/charts/index.js';
import type { DepartmentShape } from '../../structures/index.js';

/** Degrees that make one dot where the whole country is 330 dots wide. */
const COARSE = { across: 0.05, down: 0.035 } as const;
/** Islands smaller than this, in degrees, would be dust. */
const DUST = 0.12;

/** Where the squares for overseas stand: in the sea west of the Landes, one under the other, two columns. */
const SQUARES = { west: -4.6, north: 46.6, width: 0.95, height: 0.66, gap: 0.28, rows: 6 } as const;

/** The whole country, overseas as squares beside, as on the maps of administrations. Pure. */
export function countryGround(departments: readonly DepartmentShape[]): Ground {
  const drawn = departments
    .filter(({ framed }) => !framed)
    .map(({ code, name, rings }) => ({ code, name, rings: coarse(rings) }));
  const overseas = departments.filter(({ framed }) => framed);
  return { key: 'country', shapes: [...drawn, ...overseas.map(square)] };
}

/** The départements of a region, or one alone, as fine as they are known. Overseas, the rectangle around its communes. */
export function ground(departments: readonly DepartmentShape[], codes: readonly string[]): Ground {
  const shapes = departments.filter(({ code }) => codes.includes(code));
  return { key: [...codes].sort().join('+'), shapes: shapes.map(({ code, name, rings }) => ({ code, name, rings })) };
}

function coarse(rings: readonly (readonly Point[])[]): Point[][] {
  const largest = Math.max(...rings.map(spread));
  return rings.filter((ring) => spread(ring) === largest || spread(ring) > DUST).map(thin);
}

function spread(ring: readonly Point[]): number {
  const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)];
  return Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
}

/** By its own coordinates alone, so that two neighbours keep the same points of their common line. */
function thin(ring: readonly Point[]): Point[] {
  const snapped = ring.map(([x, y]): Point => [
    Math.round(x / COARSE.across) * COARSE.across,
    Math.round(y / COARSE.down) * COARSE.down,
  ]);
  const moved = ([x, y]: Point, from: Point | undefined) => !from || x !== from[0] || y !== from[1];
  const kept = snapped.filter((point, index) => moved(point, snapped[index - 1]));
  return kept.length > 3 ? kept : [...ring];
}

function square({ code, name }: DepartmentShape, index: number): Shape {
  const { width, height, gap, rows } = SQUARES;
  const west = SQUARES.west + Math.floor(index / rows) * (width + gap);
  const north = SQUARES.north - (index % rows) * (height + gap);
  const ring: Point[] = [
    [west, north],
    [west + width, north],
    [west + width, north - height],
    [west, north - height],
  ];
  return { code, name, rings: [ring], label: code };
}
