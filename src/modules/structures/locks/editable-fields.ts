/** Fields of a place that people here may change; the others are the file's alone. Columns of `place`. */
export const EDITABLE_FIELDS = [
  'name',
  'address',
  'address_extra',
  'phone',
  'emails',
  'websites',
  'opening_hours',
  'access_modes',
  'booking_url',
  'services',
  'accompaniment',
  'publics',
  'specific_care',
  'fees',
  'summary',
] as const;
export type EditableField = (typeof EDITABLE_FIELDS)[number];

/** A text, a list of texts, or nothing. */
export type FieldValue = string | readonly string[] | null;

export type PlaceEdit = Readonly<Record<EditableField, FieldValue>>;

const NAMES: ReadonlySet<string> = new Set(EDITABLE_FIELDS);
export const isEditable = (field: string): field is EditableField => NAMES.has(field);

/** Lists whose order says which comes first; in the others a person ticks boxes, and the order means nothing. */
const ORDERED: ReadonlySet<string> = new Set(['emails', 'websites']);

export function sameValue(field: EditableField, one: FieldValue, other: FieldValue): boolean {
  const plain = (value: FieldValue): string =>
    JSON.stringify(Array.isArray(value) && !ORDERED.has(field) ? [...(value as string[])].sort() : value);
  return plain(one) === plain(other);
}
