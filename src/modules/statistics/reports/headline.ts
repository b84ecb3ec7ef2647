import type { Totals } from '../figures/figures.js';
import type { Fact } from './count-table.js';

export const peopleOf = ({ followed, anonymous }: Totals): number => followed + anonymous;
export const newPeopleOf = ({ newFollowed, newAnonymous }: Totals): number => newFollowed + newAnonymous;

/** The first figures of every report, each with that of the period before. Pure. */
export function headline(totals: Totals, before: Totals): Fact[] {
  const fact = (id: string, label: string, of: (totals: Totals) => number, unit: Fact['unit'] = 'count'): Fact => ({
    ...{ id, label, value: of(totals), now: null, unit, before: of(before) },
  });
  return [
    fact('accompagnements', 'Accompagnements', ({ accompaniments }) => accompaniments),
    fact('personnes', 'Personnes', peopleOf),
    fact('nouvelles', 'Nouvelles personnes', newPeopleOf),
    fact('heures', 'Heures', ({ minutes }) => minutes / 60, 'hours'),
  ];
}
