import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/db/index.js';
import { Clock } from '../../platform/time/clock.js';
import { OpeningHoursReadings } from './opening-hours/index.js';
import { type PlaceFilters, placesSql, SURE_POSITION } from './place-filters.js';
import { SqlParameters } from './sql-parameters.js';

/** Degrees, WGS 84. */
export interface Bounds {
  readonly south: number;
  readonly west: number;
  readonly north: number;
  readonly east: number;
}

export interface MapPoint {
  id: string;
  name: string;
  communeName: string;
  communeInsee: string | null;
  latitude: number;
  longitude: number;
  /** Only its commune is known. */
  approximate: boolean;
  openingHours: string | null;
}

/** Places too many to be shown one by one: how many, and their middle. */
export interface MapCell {
  count: number;
  latitude: number;
  longitude: number;
}

export interface PlacesInView {
  total: number;
  /** Empty when there are more than `MOST_POINTS`: `cells` then holds all of them. */
  points: MapPoint[];
  cells: MapCell[];
  /** What helps to know where one is: the most populated communes in view. */
  towns: { name: string; latitude: number; longitude: number }[];
}

export const MOST_POINTS = 600;
const MOST_TOWNS = 12;
/** About so many cells across. */
const CELLS_ACROSS = 10;

/** The directory as the map shows it: the places of a search that are sure enough to be put somewhere. */
@Injectable()
export class PlacesMap {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly readings: OpeningHoursReadings,
  ) {}

  async inView(filters: PlaceFilters, bounds: Bounds): Promise<PlacesInView> {
    if (filters.open !== undefined) await this.readings.refresh();
    const parameters = new SqlParameters();
    const { from, where } = placesSql({ ...filters, includeGone: false }, parameters, this.clock);
    const found = `FROM ${from} WHERE ${where} AND ${SURE_POSITION} AND ${inBounds('place', bounds, parameters)}`;
    const [{ total } = { total: 0 }] = await this.work.query<{ total: number }>(
      `SELECT count(*)::int AS total ${found}`,
      parameters.values,
    );
    const towns = await this.towns(bounds);
    if (total > MOST_POINTS) return { total, points: [], cells: await this.cells(found, parameters, bounds), towns };
    const points = await this.work.query<MapPoint>(
      `SELECT place.id, place.name, place.commune_name AS "communeName", place.commune_insee AS "communeInsee",
         place.latitude, place.longitude, place.position_status = 'approximate' AS approximate,
         place.opening_hours AS "openingHours"
       ${found} ORDER BY place.name, place.id`,
      parameters.values,
    );
    return { total, points, cells: [], towns };
  }

  /** How many of a search cannot be put on the map. */
  async withoutPosition(filters: PlaceFilters): Promise<number> {
    const parameters = new SqlParameters();
    const { from, where } = placesSql({ ...filters, includeGone: false }, parameters, this.clock);
    const [{ total } = { total: 0 }] = await this.work.query<{ total: number }>(
      `SELECT count(*)::int AS total FROM ${from} WHERE ${where} AND place.position_status IN ('doubtful', 'none')`,
      parameters.values,
    );
    return total;
  }

  /** Where the communes of a département are; undefined for one that is not known. */
  async departmentBounds(code: string): Promise<Bounds | undefined> {
    const [bounds] = await this.work.query<Bounds & { communes: number }>(
      `SELECT min(latitude) AS south, min(longitude) AS west, max(latitude) AS north, max(longitude) AS east,
         count(*)::int AS communes FROM commune WHERE department_code = $1`,
      [code],
    );
    return bounds && bounds.communes > 0 ? bounds : undefined;
  }

  /** Cells stand still when the map is moved: their sides are those of a grid of the whole Earth. */
  private cells(found: string, parameters: SqlParameters, { west, east }: Bounds): Promise<MapCell[]> {
    const side = parameters.add(2 ** Math.round(Math.log2((east - west) / CELLS_ACROSS)));
    return this.work.query<MapCell>(
      `SELECT count(*)::int AS count, avg(place.latitude) AS latitude, avg(place.longitude) AS longitude
       ${found} GROUP BY floor(place.latitude / ${side}), floor(place.longitude / ${side})`,
      parameters.values,
    );
  }

  private towns(bounds: Bounds): Promise<PlacesInView['towns']> {
    const parameters = new SqlParameters();
    return this.work.query(
      `SELECT name, latitude, longitude FROM commune WHERE ${inBounds('commune', bounds, parameters)}
       ORDER BY population DESC, insee_code LIMIT ${MOST_TOWNS}`,
      parameters.values,
    );
  }
}

const inBounds = (table: string, { south, west, north, east }: Bounds, parameters: SqlParameters): string =>
  `${table}.latitude BETWEEN ${parameters.add(south)} AND ${parameters.add(north)}
   AND ${table}.longitude BETWEEN ${parameters.add(west)} AND ${parameters.add(east)}`;
