import type { Bounds } from '../places-map.queries.js';
import type { PlaceFilters } from '../place-filters.js';

/** What the map's script reads from the page. */
export interface MapModel {
  script: string;
  styles: string;
  outlines: string;
  tiles: string | null;
  attribution: string;
  /** Of the search: replaced with its results. */
  search: {
    /** Where the points are asked for. */
    points: string;
    /** « south,west,north,east »: what is shown first. */
    bounds: string;
    /** « latitude,longitude,metres » of the circle searched. */
    circle: string | null;
    note: string | null;
  };
}

/** Metropolitan France. */
const FRANCE: Bounds = { south: 41.3, west: -5.2, north: 51.1, east: 9.6 };
const DEGREE_KM = 111.2;

/** The rectangle to show first: the circle searched, else the département, else metropolitan France. */
export function firstBounds({ around }: PlaceFilters, department: Bounds | undefined): Bounds {
  if (!around) return department ?? FRANCE;
  const { position, radiusKm } = around;
  const up = radiusKm / DEGREE_KM;
  const aside = up / Math.cos((position.latitude * Math.PI) / 180);
  return {
    south: position.latitude - up,
    west: position.longitude - aside,
    north: position.latitude + up,
    east: position.longitude + aside,
  };
}

export const boundsText = ({ south, west, north, east }: Bounds): string =>
  [south, west, north, east].map((degrees) => degrees.toFixed(4)).join(',');

/** « 3 lieux sans position sûre… »: those of a search that are in the list alone. */
export const unsureNote = (count: number): string | null =>
  count === 0
    ? null
    : `${count}\u00a0lieu${count > 1 ? 'x' : ''} sans position sûre\u00a0: dans la liste, pas sur la carte.`;
