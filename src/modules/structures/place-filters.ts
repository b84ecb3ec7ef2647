import type { Clock } from '../../platform/time/clock.js';
import { communeKey } from './communes/commune-name.js';
import type { Position } from './communes/index.js';
import { minuteOfCycle, minutesOfWeekday } from './opening-hours/index.js';
import { overseasZones, zoneOf } from './place-zone.js';
import type { SqlParameters } from './sql-parameters.js';

/** What people look for in the directory; words of the national list throughout. An empty list asks for nothing. */
export interface PlaceFilters {
  /** Words of the name, the commune or the postcode. */
  text: string | undefined;
  around: { position: Position; radiusKm: number } | undefined;
  departmentCode: string | undefined;
  /** At least one. Every place names some, so one that does not name these is left out. */
  services: readonly string[];
  programmes: readonly string[];
  labels: readonly string[];
  /** At least one; places that name none are kept, after the others: three in four say nothing. */
  accompaniment: readonly string[];
  accessModes: readonly string[];
  publics: readonly string[];
  fees: readonly string[];
  /** All of them; places that name none are kept, after the others. */
  specificCare: readonly string[];
  /** Now, or on a weekday (1 for Monday) of any week. Places whose hours are unknown are left out. */
  open: 'now' | number | undefined;
  /** Also those that are no longer in their source's file. */
  includeGone: boolean;
}

/** The pieces of a statement about the places that answer: `place` is its table, `place.km` the distance when asked. */
export interface PlacesSql {
  from: string;
  where: string;
  /** How many of the wishes the place says nothing of. */
  unknowns: string;
}

export const SURE_POSITION = `place.position_status IN ('exact', 'approximate')`;

/** The search of the directory as SQL; its values go into `parameters`. */
export function placesSql(filters: PlaceFilters, parameters: SqlParameters, clock: Clock): PlacesSql {
  const source = filters.around ? aroundSql(filters.around, filters.includeGone, parameters) : 'place';
  const { conditions, unknowns } = wishes(filters, parameters);
  const where = [
    // Merged ones are gone too, and stand in another's record.
    filters.includeGone ? 'place.merged_into IS NULL' : 'place.gone_at IS NULL',
    ...textConditions(filters, parameters),
    ...named('services', filters.services, parameters),
    ...named('programmes', filters.programmes, parameters),
    ...named('labels', filters.labels, parameters),
    ...conditions,
    ...(filters.open === undefined ? [] : [openCondition(filters.open, parameters, clock)]),
  ];
  return {
    from: source,
    where: where.join(' AND '),
    unknowns: unknowns.length > 0 ? unknowns.join(' + ') : '0',
  };
}

/**
 * Places within the radius; those whose position is not sure when their commune is, without a distance; gone ones when
 * asked. Each part has its own index.
 */
function aroundSql(
  { position, radiusKm }: NonNullable<PlaceFilters['around']>,
  includeGone: boolean,
  parameters: SqlParameters,
): string {
  const [latitude, longitude] = [position.latitude, position.longitude].map(
    (degrees) => `${parameters.add(degrees)}::double precision`,
  ) as [string, string];
  const radius = `${parameters.add(radiusKm)}::double precision`;
  const km = (table: string) => kmSql(table, latitude, longitude);
  const box = `earth_box(ll_to_earth(${latitude}, ${longitude}), ${radius} * 1000)`;
  const within = `${box} @> ll_to_earth(place.latitude, place.longitude) AND ${km('place')} <= ${radius}`;
  return `(
    SELECT place.*, ${km('place')} AS km FROM place
     WHERE place.gone_at IS NULL AND ${SURE_POSITION} AND ${within}
    UNION ALL
    SELECT place.*, NULL FROM place JOIN commune ON commune.insee_code = place.commune_insee
     WHERE place.gone_at IS NULL AND place.position_status IN ('doubtful', 'none') AND ${km('commune')} <= ${radius}
    ${
      includeGone
        ? `UNION ALL SELECT place.*, ${km('place')} FROM place
     WHERE place.gone_at IS NOT NULL AND ${SURE_POSITION} AND ${within}`
        : ''
    }
  ) AS place`;
}

/**
 * Kilometres as the crow flies (haversine). As `earth_distance` says it, on the same sphere, ten times faster: it is asked
 * of every place of a large city.
 */
const kmSql = (table: string, latitude: string, longitude: string): string =>
  `2 * 6378.168 * asin(sqrt(least(1, power(sin(radians(${table}.latitude - ${latitude}) / 2), 2)
     + cos(radians(${latitude})) * cos(radians(${table}.latitude))
     * power(sin(radians(${table}.longitude - ${longitude}) / 2), 2))))`;

function textConditions({ text, departmentCode }: PlaceFilters, parameters: SqlParameters): string[] {
  const words = text ? communeKey(text).split(' ').filter(Boolean) : [];
  return [
    ...words.map((word) => `place.search_text LIKE ${parameters.add(`%${word}%`)}`),
    ...(departmentCode
      ? [
          `place.commune_insee IN (SELECT insee_code FROM commune WHERE department_code = ${parameters.add(departmentCode)})`,
        ]
      : []),
  ];
}

const named = (column: string, values: readonly string[], parameters: SqlParameters): string[] =>
  values.length > 0 ? [`place.${column} && ${parameters.add(values)}::text[]`] : [];

function wishes(filters: PlaceFilters, parameters: SqlParameters): { conditions: string[]; unknowns: string[] } {
  const wished = [
    { column: 'accompaniment', values: filters.accompaniment, operator: '&&' },
    { column: 'access_modes', values: filters.accessModes, operator: '&&' },
    { column: 'publics', values: filters.publics, operator: '&&' },
    { column: 'fees', values: filters.fees, operator: '&&' },
    { column: 'specific_care', values: filters.specificCare, operator: '@>' },
  ].filter(({ values }) => values.length > 0);
  return {
    conditions: wished.map(
      ({ column, values, operator }) =>
        `(place.${column} = '{}' OR place.${column} ${operator} ${parameters.add(values)}::text[])`,
    ),
    unknowns: wished.map(({ column }) => `(place.${column} = '{}')::int`),
  };
}

/** One look by key for each place that answers the rest: a join would be planned by what the base believes of the texts. */
function openCondition(open: 'now' | number, parameters: SqlParameters, clock: Clock): string {
  const reading = (condition: string): string =>
    `(SELECT ${condition} FROM opening_hours_reading AS reading WHERE reading.id = md5(place.opening_hours)::uuid)`;
  if (open !== 'now') {
    const days = minutesOfWeekday(open).map(
      ({ from, to }) => `reading.slots && int4range(${parameters.add(from)}, ${parameters.add(to)})`,
    );
    return reading(days.join(' OR '));
  }
  const now = clock.now();
  const minute = (zone: string): string => `${parameters.add(minuteOfCycle(now, zone))}::int`;
  const overseas = overseasZones.map(([prefix, zone]) => `WHEN '${prefix}' THEN ${minute(zone)}`).join(' ');
  return reading(`reading.slots @> CASE left(place.commune_insee, 3) ${overseas} ELSE ${minute(zoneOf(null))} END`);
}
