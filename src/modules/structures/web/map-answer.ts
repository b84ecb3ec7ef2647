import type { PlacesInView } from '../places-map.queries.js';
import { openingWords } from './opening-words.js';
import { paths } from './paths.js';

/** What the map's script is sent; short names, for there may be hundreds. */
export interface MapAnswer {
  total: number;
  points: {
    href: string;
    name: string;
    where: string;
    opening: string | null;
    at: [latitude: number, longitude: number];
    approximate: boolean;
  }[];
  cells: { count: number; at: [latitude: number, longitude: number] }[];
  towns: { name: string; at: [latitude: number, longitude: number] }[];
}

/** About ten metres. */
const rounded = (degrees: number): number => Math.round(degrees * 1e4) / 1e4;
const at = (place: { latitude: number; longitude: number }): [number, number] => [
  rounded(place.latitude),
  rounded(place.longitude),
];

export function mapAnswer({ total, points, cells, towns }: PlacesInView, now: Date): MapAnswer {
  return {
    total,
    points: points.map((point) => ({
      href: paths.place.to({ id: point.id }),
      name: point.name,
      where: point.communeName,
      opening: openingWords(point, now).state,
      at: at(point),
      approximate: point.approximate,
    })),
    cells: cells.map((cell) => ({ count: cell.count, at: at(cell) })),
    towns: towns.map((town) => ({ name: town.name, at: at(town) })),
  };
}
