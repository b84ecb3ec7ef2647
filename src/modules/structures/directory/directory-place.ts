import { createHash } from 'node:crypto';

export type PositionStatus = 'exact' | 'approximate' | 'doubtful' | 'none';

/** A row of the directory once read: what table `place` holds of it. Lists keep the words of the national schema. */
export interface DirectoryPlace {
  readonly sourceId: string;
  readonly pivot: string | undefined;
  readonly name: string;
  readonly communeName: string;
  readonly postalCode: string | undefined;
  readonly communeInsee: string | undefined;
  readonly address: string | undefined;
  readonly addressExtra: string | undefined;
  readonly latitude: number | undefined;
  readonly longitude: number | undefined;
  readonly positionStatus: PositionStatus;
  readonly typologies: readonly string[];
  /** E.164. */
  readonly phone: string | undefined;
  readonly emails: readonly string[];
  readonly websites: readonly string[];
  /** As the file has it: OSM opening_hours most often, see `opening-hours/`. */
  readonly openingHours: string | undefined;
  readonly summary: string | undefined;
  readonly details: string | undefined;
  readonly roaming: readonly string[];
  readonly parentStructure: string | undefined;
  /** YYYY-MM-DD, as the producer says; it does not move each time a row changes. */
  readonly updatedOn: string | undefined;
  readonly services: readonly string[];
  readonly publics: readonly string[];
  readonly specificCare: readonly string[];
  readonly fees: readonly string[];
  readonly programmes: readonly string[];
  readonly labels: readonly string[];
  readonly otherLabels: readonly string[];
  readonly accessModes: readonly string[];
  readonly accompaniment: readonly string[];
  readonly accessibilityUrl: string | undefined;
  readonly bookingUrl: string | undefined;
  readonly collectedBy: string | undefined;
  /** Text that could not be used, by column of the file. */
  readonly unknownValues: Readonly<Record<string, readonly string[]>>;
}

/** Columns of table `place` that come from the file, each with the property it holds. The order is the hash's. */
export const PLACE_COLUMNS = {
  source_id: 'sourceId',
  pivot: 'pivot',
  name: 'name',
  commune_name: 'communeName',
  postal_code: 'postalCode',
  commune_insee: 'communeInsee',
  address: 'address',
  address_extra: 'addressExtra',
  latitude: 'latitude',
  longitude: 'longitude',
  position_status: 'positionStatus',
  typologies: 'typologies',
  phone: 'phone',
  emails: 'emails',
  websites: 'websites',
  opening_hours: 'openingHours',
  summary: 'summary',
  details: 'details',
  roaming: 'roaming',
  parent_structure: 'parentStructure',
  updated_on: 'updatedOn',
  services: 'services',
  publics: 'publics',
  specific_care: 'specificCare',
  fees: 'fees',
  programmes: 'programmes',
  labels: 'labels',
  other_labels: 'otherLabels',
  access_modes: 'accessModes',
  accompaniment: 'accompaniment',
  accessibility_url: 'accessibilityUrl',
  booking_url: 'bookingUrl',
  collected_by: 'collectedBy',
  unknown_values: 'unknownValues',
} as const satisfies Record<string, keyof DirectoryPlace>;

/** Columns of `place` that an import writes, but for the one it finds the place by. */
export const FILE_FIELDS = Object.keys(PLACE_COLUMNS).filter((column) => column !== 'source_id');
const FIELD_NAMES: ReadonlySet<string> = new Set(FILE_FIELDS);

/** Before a name of field goes into a statement. */
export const isFileField = (field: string): boolean => FIELD_NAMES.has(field);

/** SHA-256 of the place, the same whatever the order, the quoting or the encoding of the file's columns. */
export function contentHash(place: DirectoryPlace): string {
  const values = Object.values(PLACE_COLUMNS).map((property) => place[property] ?? null);
  return createHash('sha256').update(JSON.stringify(values)).digest('hex');
}
