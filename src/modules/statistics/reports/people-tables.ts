import { type PeopleByLevel, steps } from '../figures/figures.js';
import { lineOf } from './count-lines.js';
import type { CountTable, Fact } from './count-table.js';
import { stepLabels } from './report-labels.js';

const HEADING = 'Personnes';
const sum = (people: readonly PeopleByLevel[]): number => people.reduce((total, line) => total + line.people, 0);
const rank = (step: PeopleByLevel['first']): number => steps.indexOf(step);

/** People whose last level known is higher than the first one known. */
export const risen = (people: readonly PeopleByLevel[]): number =>
  sum(people.filter(({ first, last }) => first !== 'notAssessed' && rank(last) > rank(first)));

export const assessed = (people: readonly PeopleByLevel[]): number =>
  sum(people.filter(({ last }) => last !== 'notAssessed'));

export function levelTable(people: readonly PeopleByLevel[], followed: number): CountTable {
  const lines = Object.entries(stepLabels).map(([step, label]) =>
    lineOf(step, label, sum(people.filter(({ last }) => last === step))),
  );
  return {
    ...{ id: 'level', title: 'Niveau à la fin de la période', kind: 'parts', heading: HEADING, total: followed, lines },
    note: 'Dernier repère numérique connu des personnes qui ont une fiche.',
  };
}

/** From the first level known to the last, those alone whose level was known twice or more and changed, or stayed. */
export function progressTable(people: readonly PeopleByLevel[]): CountTable {
  const pairs = people.filter(({ first, last }) => first !== 'notAssessed' && last !== 'notAssessed');
  const counts = new Map<string, number>();
  for (const { first, last, people: count } of pairs) {
    const code = `${first}>${last}`;
    counts.set(code, (counts.get(code) ?? 0) + count);
  }
  const lines = [...counts]
    .sort(([one], [other]) => pairRank(one) - pairRank(other))
    .map(([code, count]) => lineOf(code, pairLabel(code), count));
  return {
    ...{ id: 'progress', title: 'Du premier au dernier niveau connu', kind: 'parts', heading: HEADING, lines },
    ...{ total: sum(pairs), note: null },
  };
}

const pairOf = (code: string): string[] => code.split('>');
const pairRank = (code: string): number =>
  pairOf(code).reduce((total, step) => total * steps.length + rank(step as PeopleByLevel['first']), 0);
export const pairLabel = (code: string): string => {
  const [first = '', last = ''] = pairOf(code).map((step) => stepLabels[step] ?? step);
  return first === last ? `${first}, inchangé` : `${first} → ${last}`;
};

export function mailTable(people: readonly PeopleByLevel[], followed: number): CountTable {
  const of = (mail: boolean | null) => sum(people.filter((line) => line.mail === mail));
  const lines = [
    lineOf('yes', 'Avec une adresse mail', of(true)),
    lineOf('no', 'Sans adresse mail', of(false)),
    lineOf('unknown', 'Non précisé', of(null)),
  ];
  return {
    ...{ id: 'mail', title: 'Adresse mail', kind: 'parts', heading: HEADING, total: followed, lines },
    note: 'D’après le dernier repère numérique qui le dit.',
  };
}

export const risenFact = (people: readonly PeopleByLevel[]): Fact => ({
  ...{ id: 'risen', label: 'Personnes qui ont progressé', value: risen(people), unit: 'count' },
  ...{ now: null, before: null },
});
