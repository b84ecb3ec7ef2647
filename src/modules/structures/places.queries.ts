import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/db/index.js';
import { Clock } from '../../platform/time/clock.js';
import { hasAccountSql } from './account-sql.js';
import { communeKey } from './communes/commune-name.js';
import type { Position } from './communes/index.js';
import { SqlParameters } from './sql-parameters.js';

export const PLACES_A_PAGE = 20;
/** Beyond, nobody turns pages: a word or a filter more is needed. It also bounds what the base has to skip. */
export const MOST_PAGES = 25;

export interface PlaceSearch {
  /** Words of the name, the commune or the postcode. */
  text: string | undefined;
  near: Position | undefined;
  departmentCode: string | undefined;
  /** Words of the national list: at least one. A place that names none is left out: this is a search, not a suggestion. */
  services: readonly string[];
  accompaniment: readonly string[];
  /** Also those that are no longer in their source's file. */
  includeGone: boolean;
  /** From 1 to `MOST_PAGES`. */
  page: number;
}

export interface PlaceLine {
  id: string;
  name: string;
  communeName: string;
  postalCode: string | null;
  communeInsee: string | null;
  /** As the crow flies, from the point asked for; null without one, or when the place's position is not sure. */
  distanceKm: number | null;
  positionApproximate: boolean;
  openingHours: string | null;
  accompaniment: string[];
  accessModes: string[];
  gone: boolean;
  /** Somebody there answers in this program. */
  hasAccount: boolean;
}

export interface FoundPlaces {
  places: PlaceLine[];
  more: boolean;
}

/** The directory as people look through it. */
@Injectable()
export class PlacesQueries {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Nearest first when a point is given, else by name. */
  async search(search: PlaceSearch): Promise<FoundPlaces> {
    const parameters = new SqlParameters();
    const today = parameters.add(this.clock.today());
    const { point, order, condition } = around(search, parameters);
    const sure = `position_status IN ('exact', 'approximate')`;
    const distance = point
      ? `CASE WHEN ${sure} THEN earth_distance(ll_to_earth(place.latitude, place.longitude), ${point}) / 1000 END`
      : 'NULL';
    const conditions = [...condition, ...filters(search, parameters)];
    const rows = await this.work.query<PlaceLine>(
      `SELECT place.id, place.name, place.commune_name AS "communeName", place.postal_code AS "postalCode",
         place.commune_insee AS "communeInsee", ${distance} AS "distanceKm",
         place.position_status = 'approximate' AS "positionApproximate", place.opening_hours AS "openingHours",
         place.accompaniment, place.access_modes AS "accessModes", place.gone_at IS NOT NULL AS gone,
         ${hasAccountSql('place.structure_id', today)} AS "hasAccount"
       FROM place
       ${conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''}
       ORDER BY ${order}
       LIMIT ${parameters.add(PLACES_A_PAGE + 1)} OFFSET ${parameters.add((search.page - 1) * PLACES_A_PAGE)}`,
      parameters.values,
    );
    return { places: rows.slice(0, PLACES_A_PAGE), more: rows.length > PLACES_A_PAGE };
  }
}

/** Without words to look for, only placed ones are given, so that the index by distance can be walked. */
function around({ near, text, includeGone }: PlaceSearch, parameters: SqlParameters) {
  if (!near) return { point: null, order: 'place.name, place.id', condition: [] };
  const point = `ll_to_earth(${parameters.add(near.latitude)}, ${parameters.add(near.longitude)})`;
  const sure = `place.position_status IN ('exact', 'approximate')`;
  const here = 'll_to_earth(place.latitude, place.longitude)';
  if (!text && !includeGone) return { point, order: `${here} <-> ${point}`, condition: [sure] };
  return {
    point,
    order: '"distanceKm" NULLS LAST, place.name, place.id',
    condition: [],
  };
}

function filters(search: PlaceSearch, parameters: SqlParameters): string[] {
  const words = search.text ? communeKey(search.text).split(' ').filter(Boolean) : [];
  const { services, accompaniment, departmentCode } = search;
  return [
    ...(search.includeGone ? [] : ['place.gone_at IS NULL']),
    ...words.map((word) => `place.search_text LIKE ${parameters.add(`%${word}%`)}`),
    ...(services.length > 0 ? [`place.services && ${parameters.add(services)}::text[]`] : []),
    ...(accompaniment.length > 0 ? [`place.accompaniment && ${parameters.add(accompaniment)}::text[]`] : []),
    ...(departmentCode
      ? [
          `place.commune_insee IN (SELECT insee_code FROM commune WHERE department_code = ${parameters.add(departmentCode)})`,
        ]
      : []),
  ];
}
