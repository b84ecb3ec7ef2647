import type { Totals } from '../figures/figures.js';
import type { Fact } from '../reports/count-table.js';
import { headline, newPeopleOf, peopleOf } from '../reports/headline.js';
import type { ShownFact } from '../reports/shown.js';
import { isSmall } from './guarded-table.js';

/** What each first figure is a part of. The number of sessions is not among them: it would tell those of one person. */
const SHOWN: Readonly<Record<string, (totals: Totals) => { value: number; of: number[] }>> = {
  accompagnements: ({ accompaniments }) => ({ value: accompaniments, of: [] }),
  personnes: (totals) => ({ value: peopleOf(totals), of: [] }),
  nouvelles: (totals) => ({ value: newPeopleOf(totals), of: [peopleOf(totals)] }),
  heures: ({ accompaniments }) => ({ value: accompaniments, of: [] }),
};

const hides = (id: string, totals: Totals): boolean => {
  const rule = SHOWN[id]?.(totals);
  return !rule || isSmall(rule.value) || rule.of.some((whole) => isSmall(whole - rule.value) || isSmall(whole));
};

/** The first figures as anybody may read them. Pure. */
export function publicHeadline(totals: Totals, before: Totals): ShownFact[] {
  const facts = headline(totals, before).filter(({ id }) => id in SHOWN);
  return facts.map((fact) => {
    const rounded = fact.unit === 'hours' ? wholeHours(fact) : fact;
    const [hidden, beforeHidden] = [hides(fact.id, totals), hides(fact.id, before)];
    return {
      ...rounded,
      ...(hidden ? { value: null, hidden: 'masked' as const } : { hidden: null }),
      ...(beforeHidden ? { before: null, beforeHidden } : { beforeHidden }),
    };
  });
}

const wholeHours = (fact: Fact): Fact => ({
  ...fact,
  value: fact.value === null ? null : Math.round(fact.value),
  before: fact.before === null ? null : Math.round(fact.before),
});
