/** A WGS84 point, in decimal degrees. */
export interface Position {
  readonly latitude: number;
  readonly longitude: number;
}

const EARTH_DIAMETER_KM = 12_742;
const RADIANS = Math.PI / 180;

/** Great-circle distance in kilometres (haversine; error under 0.5 %). */
export function distanceKm(from: Position, to: Position): number {
  const halfLatitude = ((to.latitude - from.latitude) * RADIANS) / 2;
  const halfLongitude = ((to.longitude - from.longitude) * RADIANS) / 2;
  const chord =
    Math.sin(halfLatitude) ** 2 +
    Math.cos(from.latitude * RADIANS) * Math.cos(to.latitude * RADIANS) * Math.sin(halfLongitude) ** 2;
  return EARTH_DIAMETER_KM * Math.asin(Math.sqrt(chord));
}
