import type { ChangeView } from '../directory-import-changes.queries.js';
import { isFileField } from '../directory/directory-place.js';

export interface ChangesQuestion {
  view: ChangeView;
  /** The view as the address says it. */
  word: string;
  /** A column of `place`, « position », or '' for all. */
  field: string;
  page: number;
}

const VIEWS: ReadonlyMap<unknown, ChangeView> = new Map([
  ['nouveaux', 'new'],
  ['disparus', 'gone'],
  ['de-retour', 'returned'],
]);

/** What the address asks for; what is not understood is taken as « every change ». */
export function readChangesQuestion(query: Record<string, unknown>): ChangesQuestion {
  const view = VIEWS.get(query['genre']) ?? 'changed';
  const word = view === 'changed' ? 'changes' : String(query['genre']);
  const field = query['champ'];
  const known = typeof field === 'string' && (field === 'position' || isFileField(field));
  return { view, word, field: view === 'changed' && known ? field : '', page: pageOf(query['page']) };
}

export const pageOf = (value: unknown): number =>
  typeof value === 'string' && /^[1-9]\d{0,4}$/.test(value) ? Number(value) : 1;
