import { FILE_FIELDS } from '../directory/directory-place.js';

export type Side = 'first' | 'second';
/** Whose value the place kept takes for a field; `both` for lists. */
export type Choice = Side | 'both';

/** Columns that only go together. */
const POSITION = ['latitude', 'longitude', 'position_status'];
const COMMUNE = ['commune_name', 'postal_code', 'commune_insee'];
/** What only says where a row comes from. */
const NOT_CHOSEN: ReadonlySet<string> = new Set(['unknown_values', 'updated_on', 'collected_by']);

/** What a person chooses between, in the order of a record; a position is one thing, and so is a commune. */
export const CHOSEN_FIELDS: readonly string[] = [
  ...new Set(
    FILE_FIELDS.filter((field) => !NOT_CHOSEN.has(field)).map((field) => {
      if (POSITION.includes(field)) return 'position';
      return COMMUNE.includes(field) ? 'commune' : field;
    }),
  ),
];

export const columnsOf = (field: string): readonly string[] => {
  if (field === 'position') return POSITION;
  return field === 'commune' ? COMMUNE : [field];
};

type Columns = Readonly<Record<string, unknown>>;

/** The values that the place kept takes, by column: only those that change it. */
export function chosenValues(
  kept: Columns,
  other: Columns,
  keptSide: Side,
  choices: ReadonlyMap<string, Choice>,
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const field of CHOSEN_FIELDS) {
    const choice = choices.get(field) ?? keptSide;
    if (choice === keptSide) continue;
    for (const column of columnsOf(field)) {
      const value = choice === 'both' ? union(kept[column], other[column]) : other[column];
      if (!alike(value, kept[column])) values[column] = value ?? null;
    }
  }
  return values;
}

const isList = (value: unknown): value is readonly string[] => Array.isArray(value);

const union = (one: unknown, other: unknown): unknown =>
  isList(one) && isList(other) ? [...new Set([...one, ...other])] : one;

/** The same value, whatever the order of a list. */
export function alike(one: unknown, other: unknown): boolean {
  const plain = (value: unknown): string => JSON.stringify(isList(value) ? [...value].sort() : (value ?? null));
  return plain(one) === plain(other);
}

/** The fields in which two places differ. */
export const differences = (first: Columns, second: Columns): string[] =>
  CHOSEN_FIELDS.filter((field) => columnsOf(field).some((column) => !alike(first[column], second[column])));
