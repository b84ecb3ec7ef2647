import type { Day } from '../../../platform/time/day.js';
import { fullDay } from '../../../platform/time/french.js';
import type { Selection } from '../figures/selection.js';
import {
  codedChoices,
  type FilterField,
  filterFields,
  filterKeys,
  type FilterNames,
  isCoded,
} from './filter-fields.js';

/** « le 24 novembre 2026 », « du 1er au 30 novembre 2026 », « du 1er janvier au 31 mars 2026 ». */
export function periodWords(from: Day, to: Day): string {
  if (from === to) return `le ${fullDay(to)}`;
  // « 24 novembre 2026 » is cut where the two dates part: by the no-break space of the day, by the space of the year.
  const [day = '', rest = ''] = fullDay(from).split('\u00a0');
  if (from.slice(0, 7) === to.slice(0, 7)) return `du ${day} au ${fullDay(to)}`;
  if (from.slice(0, 4) === to.slice(0, 4)) return `du ${day}\u00a0${rest.split(' ')[0]} au ${fullDay(to)}`;
  return `du ${fullDay(from)} au ${fullDay(to)}`;
}

/** Names that say by themselves what they are name themselves; the others are told with their kind. */
const spoken: Partial<Record<FilterField, string>> = {
  commune: 'séances tenues à',
  equipe: 'équipe',
  thematique: 'thématique',
  demarche: 'démarche',
  materiel: 'matériel',
  niveau: 'niveau',
  programme: 'programme',
  etiquette: 'étiquette',
};

const NO_LONGER = 'qui n’existe plus';

/** What a filter narrows to, in words. @param name of what the base lists; undefined when it is gone */
export function filterWords(field: FilterField, value: string, name: string | undefined): string {
  const known = isCoded(field) ? (codedChoices[field] as Readonly<Record<string, string>>)[value] : name;
  return [spoken[field], known ?? NO_LONGER].filter(Boolean).join(' ');
}

/** Each filter of the selection with its words, in the order of the address. */
export function filtersInWords({ filters }: Selection, names: FilterNames): { field: FilterField; words: string }[] {
  return filterFields.flatMap((field) => {
    const value = filters[filterKeys[field]];
    const name = isCoded(field) ? undefined : names[field];
    return value === undefined ? [] : [{ field, words: filterWords(field, value, name) }];
  });
}

/** « du 1er au 30 novembre 2026, Espace de Nancy, thématique Santé ». */
export const selectionWords = (selection: Selection, names: FilterNames): string =>
  [periodWords(selection.from, selection.to), ...filtersInWords(selection, names).map(({ words }) => words)].join(', ');
