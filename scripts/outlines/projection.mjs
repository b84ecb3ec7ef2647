import { fitLine, isInside, nearestOn } from './geometry.mjs';

const RADIAN = Math.PI / 180;
const mercator = (latitude) => Math.log(Math.tan(Math.PI / 4 + (latitude * RADIAN) / 2)) / RADIAN;
const fromMercator = (y) => (2 * Math.atan(Math.exp(y * RADIAN)) - Math.PI / 2) / RADIAN;

const ROUNDS = 20;
/** Keeps the fit from jumping: what is already inside its département weighs little, not nothing. */
const INSIDE_WEIGHT = 0.003;
/** Islands that the drawing leaves out must not pull it. In units of the drawing, of about 1.8 km. */
const FAR = 8;

/**
 * Recovers the projection of a drawing of départements that does not say it. It is Mercator's (conics and plain degrees
 * were tried, and fit worse): x = a·longitude + b, y = c·mercator(latitude) + d. The four numbers are those that put the
 * centre of each commune inside the outline of its own département, by least squares on the distance of those outside.
 *
 * @param {Map<string, [number, number][][]>} outlines rings of the drawing by département
 * @param {{ departmentCode: string, centre: { latitude: number, longitude: number } }[]} communes
 */
export function recoverProjection(outlines, communes) {
  const spots = communes
    .filter(({ departmentCode }) => outlines.has(departmentCode))
    .map(({ departmentCode, centre }) => ({
      rings: outlines.get(departmentCode),
      x: centre.longitude,
      y: mercator(centre.latitude),
    }));
  let [across, down] = firstGuess(outlines, spots);
  for (let round = 0; round < ROUNDS; round += 1) {
    const [xs, ys] = [[], []];
    for (const { rings, x, y } of spots) {
      const drawn = [across.slope * x + across.height, down.slope * y + down.height];
      const outside = isInside(rings, drawn) ? undefined : nearestOn(rings, drawn);
      const [aim, weight] = outside && outside.distance < FAR ? [outside.point, 1] : [drawn, INSIDE_WEIGHT];
      xs.push([x, aim[0], weight]);
      ys.push([y, aim[1], weight]);
    }
    [across, down] = [fitLine(xs), fitLine(ys)];
  }
  const project = (x, y) => [across.slope * x + across.height, down.slope * y + down.height];
  const inside = spots.filter(({ rings, x, y }) => isInside(rings, project(x, y))).length;
  return {
    toDegrees: ([x, y]) => [(x - across.height) / across.slope, fromMercator((y - down.height) / down.slope)],
    /** Share of the communes whose centre falls in their own département. */
    inside: inside / spots.length,
    /** 1 when both scales are the same, as Mercator wants it. */
    squareness: across.slope / -down.slope,
  };
}

/** The box of all communes onto the box of the drawing. */
function firstGuess(outlines, spots) {
  const drawn = [...outlines.values()].flat(2);
  const edges = (values) =>
    values.reduce(([low, high], v) => [Math.min(low, v), Math.max(high, v)], [Infinity, -Infinity]);
  const [left, right] = edges(drawn.map(([x]) => x));
  const [top, bottom] = edges(drawn.map(([, y]) => y));
  const [west, east] = edges(spots.map(({ x }) => x));
  const [south, north] = edges(spots.map(({ y }) => y));
  return [
    fitLine([
      [west, left, 1],
      [east, right, 1],
    ]),
    fitLine([
      [south, bottom, 1],
      [north, top, 1],
    ]),
  ];
}
