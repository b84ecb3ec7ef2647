import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/db/index.js';
import { Clock } from '../../platform/time/clock.js';
import type { Day } from '../../platform/time/day.js';
import { hasAccountSql } from './account-sql.js';
import type { Position } from './communes/index.js';

export interface NearestPlacesRequest extends Position {
  /** How many places at most. */
  readonly limit: number;
  /** Words of the national list: a place must give at least one. A place that names none is kept: unknown is not no. */
  readonly services?: readonly string[];
  /** Words of the national list: at least one. Three places in four name none: they are kept. */
  readonly accompaniment?: readonly string[];
  /** Add the few close ones that cannot be proposed, to say why: gone from the directory, or of a doubtful position. */
  readonly includeUnsuitable?: boolean;
}

/** « doubtful »: the position contradicts the commune. « gone »: no longer in its source's file. */
export type PlaceStanding = 'listed' | 'doubtful' | 'gone';

export interface NearPlace {
  readonly placeId: string;
  readonly structureId: string | null;
  /** True when somebody there signs in here, and so can answer. */
  readonly hasAccount: boolean;
  readonly name: string;
  readonly communeName: string;
  readonly communeInsee: string | null;
  readonly address: string | null;
  readonly postalCode: string | null;
  /** As the crow flies. */
  readonly distanceKm: number;
  /** `listed` unless unsuitable ones were asked for. */
  readonly standing: PlaceStanding;
  /** True when the place is only known to be somewhere in its commune. */
  readonly positionApproximate: boolean;
  readonly typologies: string[];
  readonly services: string[];
  readonly accompaniment: string[];
  readonly accessModes: string[];
  readonly specificCare: string[];
  readonly publics: string[];
  readonly fees: string[];
  readonly programmes: string[];
  /** Day the producer says the row was updated; null when unknown. */
  readonly updatedOn: Day | null;
  /** E.164. */
  readonly phone: string | null;
  readonly emails: string[];
  readonly openingHours: string | null;
}

/** Places of the directory around a point. */
@Injectable()
export class NearestPlaces {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * The nearest places, nearest first, whether they receive the public or not. Left out unless asked for: places gone from
   * the directory, and those whose position is doubtful. Those without any position are never given.
   */
  async near(request: NearestPlacesRequest): Promise<NearPlace[]> {
    const { latitude, longitude, limit, services = [], accompaniment = [] } = request;
    const common = [latitude, longitude, this.clock.today()];
    const [listed, unsuitable] = await Promise.all([
      this.work.prepared<NearPlace>(NEAREST, [...common, limit, services, accompaniment]),
      request.includeUnsuitable ? this.work.prepared<NearPlace>(UNSUITABLE, common) : [],
    ]);
    return [...listed, ...unsuitable].sort((one, other) => one.distanceKm - other.distanceKm);
  }
}

const COLUMNS = `
  place.id AS "placeId", structure_id AS "structureId", place.name, address, postal_code AS "postalCode",
  commune_name AS "communeName", commune_insee AS "communeInsee", phone, emails, opening_hours AS "openingHours",
  typologies, services, accompaniment, access_modes AS "accessModes", specific_care AS "specificCare", publics, fees,
  programmes, updated_on AS "updatedOn", position_status = 'approximate' AS "positionApproximate",
  CASE WHEN gone_at IS NOT NULL THEN 'gone' WHEN position_status = 'doubtful' THEN 'doubtful' ELSE 'listed' END
    AS standing,
  ${hasAccountSql('place.structure_id', '$3')} AS "hasAccount"`;

/** Walks the GiST index by distance and stops when it has enough. */
const NEAREST = `
  SELECT ${COLUMNS}, earth_distance(ll_to_earth(latitude, longitude), ll_to_earth($1, $2)) / 1000 AS "distanceKm"
  FROM place
  WHERE gone_at IS NULL AND position_status IN ('exact', 'approximate')
    AND (cardinality($5::text[]) = 0 OR services = '{}' OR services && $5::text[])
    AND (cardinality($6::text[]) = 0 OR accompaniment = '{}' OR accompaniment && $6::text[])
  ORDER BY ll_to_earth(latitude, longitude) <-> ll_to_earth($1, $2)
  LIMIT $4`;

/**
 * A doubtful position tells nothing: the distance is then that of its commune. About 15 km around; few rows answer. They are
 * found by their commune, whose centre is at most some 10 km further.
 */
const UNSUITABLE = `
  SELECT * FROM (
    SELECT ${COLUMNS}, earth_distance(ll_to_earth($1, $2), ll_to_earth(spot.north, spot.east)) / 1000 AS "distanceKm"
    FROM commune JOIN place ON place.commune_insee = commune.insee_code CROSS JOIN LATERAL (
      SELECT CASE WHEN position_status = 'doubtful' THEN commune.latitude ELSE place.latitude END,
        CASE WHEN position_status = 'doubtful' THEN commune.longitude ELSE place.longitude END
    ) AS spot (north, east)
    WHERE commune.latitude BETWEEN $1 - 0.24 AND $1 + 0.24 AND commune.longitude BETWEEN $2 - 0.45 AND $2 + 0.45
      AND (gone_at IS NOT NULL OR position_status = 'doubtful') AND merged_into IS NULL AND position_status <> 'none'
      AND spot.north BETWEEN $1 - 0.14 AND $1 + 0.14 AND spot.east BETWEEN $2 - 0.3 AND $2 + 0.3
  ) AS unsuitable
  WHERE "distanceKm" <= 15
  ORDER BY "distanceKm" LIMIT 5`;
