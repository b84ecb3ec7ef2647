import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/db/index.js';
import type { Position } from './communes/index.js';

export interface NearestPlacesRequest {
  readonly from: Position;
  /** How many places at most. */
  readonly limit: number;
  /** Services of the national list: a place must give at least one. A place that names none is kept: unknown is not no. */
  readonly services?: readonly string[];
  /** Modes of accompaniment of the national list: at least one. Three places in four name none: they are kept. */
  readonly accompaniment?: readonly string[];
  /** Leave out places that say nothing of the services or modes asked for. */
  readonly knownOnly?: boolean;
}

export interface NearestPlace {
  readonly id: string;
  readonly structureId: string | null;
  readonly name: string;
  readonly address: string | null;
  readonly postalCode: string | null;
  readonly communeName: string;
  readonly communeInsee: string | null;
  readonly phone: string | null;
  readonly openingHours: string | null;
  readonly typologies: readonly string[];
  readonly services: readonly string[];
  readonly accompaniment: readonly string[];
  readonly accessModes: readonly string[];
  readonly programmes: readonly string[];
  readonly latitude: number;
  readonly longitude: number;
  /** True when the place is only known to be somewhere in its commune. */
  readonly approximate: boolean;
  /** As the crow flies. */
  readonly distanceKm: number;
}

/** Places of the directory around a point. */
@Injectable()
export class NearestPlacesQueries {
  constructor(private readonly work: UnitOfWork) {}

  /**
   * The nearest places, nearest first. Left out: places gone from the directory, places whose position is doubtful or
   * unknown, and those that say they receive nobody. Walks the GiST index by distance, and stops when it has enough.
   */
  async nearest({ from, limit, services = [], accompaniment = [], knownOnly = false }: NearestPlacesRequest) {
    return this.work.query<NearestPlace>(SQL, [
      from.latitude,
      from.longitude,
      limit,
      services,
      accompaniment,
      knownOnly,
      [NO_PUBLIC],
    ]);
  }
}

const NO_PUBLIC = "Ce lieu n'accueille pas de public";

const SQL = `
  SELECT id, structure_id AS "structureId", name, address, postal_code AS "postalCode",
    commune_name AS "communeName", commune_insee AS "communeInsee", phone, opening_hours AS "openingHours",
    typologies, services, accompaniment, access_modes AS "accessModes", programmes, latitude, longitude,
    position_status = 'approximate' AS approximate,
    earth_distance(ll_to_earth(latitude, longitude), ll_to_earth($1, $2)) / 1000 AS "distanceKm"
  FROM place
  WHERE gone_at IS NULL AND position_status IN ('exact', 'approximate')
    AND NOT access_modes && $7::text[]
    AND (cardinality($4::text[]) = 0 OR services && $4::text[] OR (NOT $6 AND services = '{}'))
    AND (cardinality($5::text[]) = 0 OR accompaniment && $5::text[] OR (NOT $6 AND accompaniment = '{}'))
  ORDER BY ll_to_earth(latitude, longitude) <-> ll_to_earth($1, $2)
  LIMIT $3`;
