import type { Column } from '../directory/columns.js';

const list = (column: string): string => `array_to_string(${column}, '|')`;

/** Producers write this for « unknown », and the standard asks for a day. */
const UNKNOWN_DAY = '1970-01-01';
const UNKNOWN_PIVOT = '00000000000000';

/**
 * The 32 columns of the national schema, in its order. Where the standard asks for a value that a place does not have,
 * what its own producers write is written: fourteen zeros, 1 January 1970, the commune for the street. The id is the
 * file's own; when two sources share one, it is preceded by its source. A position that is only the commune's centre is
 * left empty. A field changed here dates the row.
 */
const VALUES: Readonly<Record<Column, string>> = {
  id: `CASE WHEN EXISTS (SELECT FROM place AS other WHERE other.source_id = place.source_id AND other.id <> place.id)
    THEN place.source || '__' ELSE '' END || coalesce(place.unknown_values -> 'id' ->> 0, place.source_id)`,
  pivot: `CASE WHEN place.pivot ~ '^[A-Za-z0-9]{9,14}$' THEN place.pivot ELSE '${UNKNOWN_PIVOT}' END`,
  nom: 'place.name',
  commune: 'place.commune_name',
  code_postal: 'coalesce(place.postal_code, commune.postal_codes[1])',
  code_insee: 'place.commune_insee',
  adresse: 'coalesce(place.address, place.commune_name)',
  complement_adresse: 'place.address_extra',
  latitude: `CASE WHEN place.position_status <> 'approximate' THEN place.latitude END`,
  longitude: `CASE WHEN place.position_status <> 'approximate' THEN place.longitude END`,
  typologie: list('place.typologies'),
  telephone: 'place.phone',
  courriels: list('place.emails'),
  site_web: list('place.websites'),
  horaires: 'place.opening_hours',
  presentation_resume: 'place.summary',
  presentation_detail: 'place.details',
  source: 'place.collected_by',
  itinerance: list('place.roaming'),
  structure_parente: 'place.parent_structure',
  date_maj: `coalesce(greatest(place.updated_on, (SELECT (max(local_at) AT TIME ZONE 'Europe/Paris')::date
    FROM place_lock WHERE place_lock.place_id = place.id)), '${UNKNOWN_DAY}')`,
  services: list('place.services'),
  publics_specifiquement_adresses: list('place.publics'),
  prise_en_charge_specifique: list('place.specific_care'),
  frais_a_charge: list('place.fees'),
  dispositif_programmes_nationaux: list('place.programmes'),
  formations_labels: list('place.labels'),
  autres_formations_labels: list('place.other_labels'),
  modalites_acces: list('place.access_modes'),
  modalites_accompagnement: list('place.accompaniment'),
  fiche_acces_libre: 'place.accessibility_url',
  prise_rdv: 'place.booking_url',
};

const LISTED = `FROM place LEFT JOIN commune ON commune.insee_code = place.commune_insee
  WHERE place.gone_at IS NULL AND place.merged_into IS NULL`;
const HAS_POSTCODE = 'coalesce(place.postal_code, commune.postal_codes[1]) IS NOT NULL';

/** Empty texts as well as absent ones are empty cells. */
const cell = ([column, value]: [string, string]): string => `nullif((${value})::text, '') AS ${column}`;

/** The places of the directory, less the few that have no postcode: the schema takes no row without one. */
export const EXPORT_SQL = `SELECT ${Object.entries(VALUES).map(cell).join(', ')} ${LISTED} AND ${HAS_POSTCODE}
  ORDER BY place.source, place.source_id`;

export const COUNT_SQL = `SELECT count(*) FILTER (WHERE ${HAS_POSTCODE})::int AS rows,
  count(*) FILTER (WHERE NOT (${HAS_POSTCODE}))::int AS "leftOut" ${LISTED}`;
