import type { Position } from '../../communes/distance.js';
import { type Cleaned, kept, repaired } from './cleaned.js';

export const DECIMAL_COMMA = 'coordonnées écrites avec une virgule décimale';
export const TWO_IN_ONE = 'latitude et longitude lues dans une même case';
export const UNREADABLE = 'coordonnées illisibles, laissées de côté';
export const OUT_OF_RANGE = 'coordonnées qui ne sont pas des degrés, laissées de côté';

/** [south, north, west, east]: metropolitan France, then each overseas territory. */
const FRANCE: ReadonlyArray<readonly [number, number, number, number]> = [
  [41.2, 51.2, -5.3, 9.7],
  [15.8, 16.6, -61.9, -60.9],
  [17.8, 18.2, -63.2, -62.7],
  [14.3, 14.95, -61.3, -60.7],
  [2.0, 6.0, -54.7, -51.5],
  [-21.5, -20.8, 55.1, 55.9],
  [-13.1, -12.5, 44.9, 45.4],
  [46.7, 47.2, -56.5, -56.1],
  [-14.5, -13.1, -178.3, -176.0],
  [-28.0, -7.8, -155.0, -134.0],
  [-23.0, -17.8, 158.0, 172.5],
];

/** True for a point of metropolitan France or of an overseas territory, give or take a few kilometres. */
export function isInFrance({ latitude, longitude }: Position): boolean {
  return FRANCE.some(
    ([south, north, west, east]) => latitude >= south && latitude <= north && longitude >= west && longitude <= east,
  );
}

/**
 * Latitude and longitude as WGS84 degrees. « 0 » and « 0,0 » mean unknown. A lost minus sign is not guessed here: the
 * point is kept, and found doubtful against its commune.
 */
export function cleanPosition(rawLatitude: string, rawLongitude: string): Cleaned<Position | undefined> {
  const [first, second, rules] = parts(rawLatitude.trim(), rawLongitude.trim());
  if (first === '' && second === '') return kept(undefined);
  const leftOut = [[rawLatitude.trim(), rawLongitude.trim()].filter((part) => part !== '').join(' ')];
  const latitude = degrees(first);
  const longitude = degrees(second);
  if (latitude === undefined || longitude === undefined) {
    return { value: undefined, rules: [UNREADABLE], leftOut };
  }
  if (latitude === 0 && longitude === 0) return kept(undefined);
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) {
    return { value: undefined, rules: [OUT_OF_RANGE], leftOut };
  }
  const position = { latitude, longitude };
  return rules.length > 0 ? repaired(position, ...rules) : kept(position);
}

function parts(latitude: string, longitude: string): [string, string, string[]] {
  const both = longitude === '' ? /^(-?\d+[.,]\d+)\s*[;,\s]\s*(-?\d+[.,]\d+)$/.exec(latitude) : null;
  const [first, second] = both ? [both[1] ?? '', both[2] ?? ''] : [latitude, longitude];
  const comma = /^-?\d+,\d+$/;
  return [
    first.replace(',', '.'),
    second.replace(',', '.'),
    [...(both ? [TWO_IN_ONE] : []), ...(comma.test(first) || comma.test(second) ? [DECIMAL_COMMA] : [])],
  ];
}

function degrees(text: string): number | undefined {
  return /^[+-]?\d+(?:\.\d*)?$/.test(text) ? Math.round(Number(text) * 1e7) / 1e7 : undefined;
}
