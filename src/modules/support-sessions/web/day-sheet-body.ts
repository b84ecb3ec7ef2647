import { isId } from '../../../platform/ids.js';
import type { RowField } from './day-sheet.form.js';

/** More rows than a sheet ever shows: the rest of a forged body is not looked at. */
const MOST_ROWS = 40;

const FIELDS: readonly RowField[] = [
  'q',
  'person',
  'ageBand',
  'gender',
  'socialStatus',
  'duration',
  'topic',
  'secondTopic',
  'autonomy',
  'note',
];

export const nameInRow = (field: RowField, key: string): string => `${field}-${key}`;

/** What was typed in each row, by the key of its form: `topic-<key>` is the topic of the row <key>. */
export function rowsOf(body: Record<string, unknown>): Map<string, Record<string, unknown>> {
  const keys = [body['rows'] ?? []].flat().filter(isId).slice(0, MOST_ROWS);
  const row = (key: string) => Object.fromEntries(FIELDS.map((field) => [field, body[nameInRow(field, key)]]));
  return new Map(keys.map((key) => [key, row(key)]));
}

/** Whether anything was typed in the row beside what it came with. */
export const isTouched = (row: Record<string, unknown>): boolean =>
  ['q', 'person', 'topic', 'secondTopic', 'autonomy', 'note'].some((field) => Boolean(row[field])) ||
  ['ageBand', 'gender', 'socialStatus'].some((field) => Boolean(row[field]) && row[field] !== 'non_communique');
