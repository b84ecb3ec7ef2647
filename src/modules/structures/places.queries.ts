import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/db/index.js';
import { Clock } from '../../platform/time/clock.js';
import type { Day } from '../../platform/time/day.js';
import { hasAccountSql } from './account-sql.js';
import { OpeningHoursReadings } from './opening-hours/index.js';
import { type PlaceFilters, placesSql, type PlacesSql } from './place-filters.js';
import { SqlParameters } from './sql-parameters.js';

export const PLACES_A_PAGE = 20;
/** Beyond, nobody turns pages: a word or a filter more is needed. It also bounds what the base has to skip. */
export const MOST_PAGES = 25;

/** A place known to be somewhere in its commune must not come before all those that are truly in its middle. */
const NEAR = `km + CASE WHEN place.position_status = 'approximate' THEN 3 ELSE 0 END`;

export interface PlaceSearch extends PlaceFilters {
  /** From 1 to `MOST_PAGES`. */
  page: number;
}

export interface PlaceLine {
  id: string;
  structureId: string | null;
  name: string;
  communeName: string;
  postalCode: string | null;
  communeInsee: string | null;
  /** As the crow flies, from the point asked for; null without one, or when the place's position is not sure. */
  distanceKm: number | null;
  positionApproximate: boolean;
  openingHours: string | null;
  /** Day the producer says the row was updated; null when unknown. */
  updatedOn: Day | null;
  services: string[];
  programmes: string[];
  accompaniment: string[];
  accessModes: string[];
  publics: string[];
  fees: string[];
  specificCare: string[];
  gone: boolean;
  /** Somebody there answers in this program. */
  hasAccount: boolean;
}

export interface FoundPlaces {
  places: PlaceLine[];
  /** All that answer, on every page. */
  total: number;
  more: boolean;
}

/** The directory as people look through it. */
@Injectable()
export class PlacesQueries {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly readings: OpeningHoursReadings,
  ) {}

  /** Those that say what is wished first, then the nearest when a point is given, then by name. */
  async search(search: PlaceSearch): Promise<FoundPlaces> {
    if (search.open !== undefined) await this.readings.refresh();
    const parameters = new SqlParameters();
    const sql = placesSql(search, parameters, this.clock);
    const values = [...parameters.values];
    const lines = await this.page(search, sql, parameters);
    const total = lines[0]?.total ?? (await this.count(sql, values));
    const places = lines.map(({ total: _total, ...place }) => place);
    return { places, total, more: total > search.page * PLACES_A_PAGE };
  }

  private async count(sql: PlacesSql, values: unknown[]): Promise<number> {
    const statement = `SELECT count(*)::int AS total FROM ${sql.from} WHERE ${sql.where}`;
    const [row] = await this.work.query<{ total: number }>(statement, values);
    return row?.total ?? 0;
  }

  /**
   * Around a point all that answer are sorted, so they are counted on the way. In the order of names the first page is read
   * off an index, and counting would read everything: `total` is then null.
   */
  private page(
    { around, page }: PlaceSearch,
    sql: PlacesSql,
    parameters: SqlParameters,
  ): Promise<(PlaceLine & { total: number | null })[]> {
    const unknowns = sql.unknowns === '0' ? [] : [sql.unknowns];
    const order = [...(around ? ['km IS NULL', ...unknowns, NEAR] : unknowns), 'place.name', 'place.id'];
    return this.work.query(
      `SELECT place.id, place.structure_id AS "structureId", place.name, place.commune_name AS "communeName",
         place.postal_code AS "postalCode", place.commune_insee AS "communeInsee",
         ${around ? 'place.km' : 'NULL'} AS "distanceKm",
         ${around || unknowns.length > 0 ? 'count(*) OVER ()::int' : 'NULL'} AS total,
         place.position_status = 'approximate' AS "positionApproximate", place.opening_hours AS "openingHours",
         place.updated_on AS "updatedOn", place.services, place.programmes, place.accompaniment,
         place.access_modes AS "accessModes", place.publics, place.fees, place.specific_care AS "specificCare",
         place.gone_at IS NOT NULL AS gone,
         ${hasAccountSql('place.structure_id', parameters.add(this.clock.today()))} AS "hasAccount"
       FROM ${sql.from} WHERE ${sql.where}
       ORDER BY ${order.join(', ')}
       LIMIT ${PLACES_A_PAGE} OFFSET ${parameters.add((page - 1) * PLACES_A_PAGE)}`,
      parameters.values,
    );
  }
}
