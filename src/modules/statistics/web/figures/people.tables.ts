import { levelLabels } from '../../../assessments/index.js';
import { ageBandLabels, genderLabels, socialStatusLabels } from '../../../beneficiaries/index.js';
import type { Names } from '../../figure-names.queries.js';
import { type Figures, type PeopleByLevel, type Step, steps } from '../../figures/figures.js';
import { inFigures } from '../labels.js';
import { accompaniments, type Counted, others } from './counted.js';

/** Who came: accompaniments, since nothing crosses those who have no file. */
export function peopleTables({ lines, totals, people }: Figures, names: Names): Counted[] {
  const all = totals.accompaniments;
  return [
    accompaniments(
      { id: 'ageBand', title: 'Âge le jour de la séance', definition: 'age', inOrder: true },
      lines,
      'ageBand',
      ageBandLabels,
      all,
    ),
    accompaniments(
      { id: 'gender', title: 'Genre', definition: 'age', inOrder: true },
      lines,
      'gender',
      genderLabels,
      all,
    ),
    accompaniments(
      { id: 'socialStatus', title: 'Statut', definition: 'age', inOrder: true },
      lines,
      'socialStatus',
      socialStatusLabels,
      all,
    ),
    mailTable(people),
    accompaniments(
      { id: 'residence', title: 'Communes de résidence', definition: 'age' },
      lines,
      'residence',
      names.residence,
      all,
    ),
  ];
}

function mailTable(people: readonly PeopleByLevel[]): Counted {
  const of = (mail: boolean | null) => count(people.filter((one) => one.mail === mail));
  return others(
    {
      id: 'mail',
      title: 'Adresse électronique',
      definition: 'adresse',
      unit: 'Personnes suivies',
      share: 'Part des personnes suivies',
    },
    [
      { label: 'Avec une adresse', value: of(true) },
      { label: 'Sans adresse', value: of(false) },
      { label: 'Pas encore demandé', value: of(null) },
    ].filter(({ value }) => value > 0),
  );
}

const count = (people: readonly PeopleByLevel[]): number => people.reduce((sum, one) => sum + one.people, 0);
const rank = (step: Step): number => steps.indexOf(step);

/** Where people stand at the end of the period, and how many stand higher than at first. */
export function levelTable({ people }: Figures): Counted {
  const risen = count(people.filter(({ first, last }) => first !== 'notAssessed' && rank(last) > rank(first)));
  const lower = count(people.filter(({ first, last }) => last !== 'notAssessed' && rank(last) < rank(first)));
  const have = (value: number) => `${inFigures(value)} personne${value > 1 ? 's ont' : ' a'}`;
  return others(
    {
      ...{ id: 'level', title: 'Niveau à la fin de la période', definition: 'niveau', unit: 'Personnes suivies' },
      share: 'Part des personnes suivies',
      note: `${have(risen)} progressé depuis le premier niveau${lower > 0 ? `, ${inFigures(lower)} ${lower > 1 ? 'sont' : 'est'} à un niveau plus bas` : ''}.`,
    },
    [...steps.slice(1), steps[0]]
      .map((step) => ({ label: levelLabels[step], value: count(people.filter(({ last }) => last === step)) }))
      .filter(({ value }) => value > 0),
  );
}

/** People by their first level (rows) and their last (columns), for those who have one: what a curve is for one person. */
export function progressionOf({ people }: Figures): { parts: string[]; rows: { label: string; values: number[] }[] } {
  const known = steps.slice(1);
  return {
    parts: known.map((step) => levelLabels[step]),
    rows: known
      .map((first) => ({
        label: `${levelLabels[first]} au départ`,
        values: known.map((last) => count(people.filter((one) => one.first === first && one.last === last))),
      }))
      .filter(({ values }) => values.some((value) => value > 0)),
  };
}
