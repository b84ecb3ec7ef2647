import { emptyRow, type RawRow } from './columns.js';
import { putCell } from './former-columns.js';

/** Names, mails and mobile phones of people who work there: the directory has no need of them. */
const PEOPLE: ReadonlySet<string> = new Set(['mediateurs', 'aidants', 'conseillers', 'contacts']);

const STREET = ['numero_voie', 'repetition', 'nom_voie'];

/** Objects within a place (`carto`, and the TypeScript library of the standard): the column that each of their keys is. */
const NESTED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  adresse: {
    voie: 'adresse',
    complement_adresse: 'complement_adresse',
    commune: 'commune',
    code_postal: 'code_postal',
    code_insee: 'code_insee',
  },
  localisation: { latitude: 'latitude', longitude: 'longitude' },
  contact: { telephone: 'telephone', courriels: 'courriels', site_web: 'site_web' },
  presentation: { resume: 'presentation_resume', detail: 'presentation_detail' },
};

/** What the keys of the objects of a JSON file were, beside the columns read. */
export interface JsonKeys {
  readonly known: Set<string>;
  readonly unknown: Set<string>;
  readonly people: Set<string>;
}

const MOST_UNKNOWN = 50;

/**
 * A place of a JSON file as a row: keys of the schema v1 or v0; texts, numbers, or lists of texts; an address in
 * pieces. What concerns people is dropped here.
 */
export function jsonRow(item: Readonly<Record<string, unknown>>, keys: JsonKeys): RawRow {
  const row = emptyRow();
  const take = (name: string, value: unknown): void => {
    if (PEOPLE.has(name)) keys.people.add(name);
    else if (putCell(row, name, textOf(value))) keys.known.add(name);
    else if (keys.unknown.size < MOST_UNKNOWN) keys.unknown.add(name);
  };
  for (const [key, value] of Object.entries(item)) {
    const name = key.trim().toLowerCase();
    const nested = Object.hasOwn(NESTED, name) ? NESTED[name] : undefined;
    if (!nested || !isObject(value)) {
      take(name, value);
      continue;
    }
    if (name === 'adresse')
      take(
        'adresse',
        STREET.map((part) => textOf(value[part]))
          .filter(Boolean)
          .join(' '),
      );
    for (const [inner, column] of Object.entries(nested)) take(column, value[inner]);
  }
  return row;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  return Array.isArray(value) ? value.map((item) => (Array.isArray(item) ? '' : textOf(item))).join('|') : '';
}
