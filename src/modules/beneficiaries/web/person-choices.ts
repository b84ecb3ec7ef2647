import type { Day } from '../../../platform/time/day.js';
import { ageOn } from '../../../platform/time/day.js';
import type { FoundPeople, PersonLine } from '../beneficiaries.queries.js';

/** Longer than any name, phone and commune together. */
const MOST_TYPED = 200;
const MOST_SHOWN = 8;

export interface PersonChoice {
  id: string;
  name: string;
  facts: string;
}

/** People found by what was typed, for one of them to be chosen within a form. */
export interface PersonChoices {
  typed: string;
  /** « 3 personnes trouvées », said aloud when the list changes. */
  count: string;
  people: PersonChoice[];
}

export const typedSearch = (q: unknown): string => (typeof q === 'string' ? q.trim().slice(0, MOST_TYPED) : '');

export function personChoices({ exact, alike, more }: FoundPeople, typed: string, today: Day): PersonChoices {
  const found = [...exact, ...alike];
  return { typed, count: countInWords(found.length, more), people: found.slice(0, MOST_SHOWN).map(choice(today)) };
}

function countInWords(found: number, more: boolean): string {
  if (found === 0) return 'Personne ne correspond. Essayez une partie du nom, le téléphone ou la commune.';
  if (more || found > MOST_SHOWN) return `Plus de ${MOST_SHOWN}\u00a0personnes\u00a0: écrivez un mot de plus.`;
  return found === 1 ? '1\u00a0personne trouvée' : `${found}\u00a0personnes trouvées`;
}

const choice =
  (today: Day) =>
  ({ id, displayName, birthYear, communeName }: PersonLine): PersonChoice => ({
    id,
    name: displayName,
    facts: [birthYear ? `${ageOn(birthYear, today)}\u00a0ans` : null, communeName].filter(Boolean).join(', '),
  });
