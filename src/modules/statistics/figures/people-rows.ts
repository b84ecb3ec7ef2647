import { type PeopleByLevel, steps } from './figures.js';

/** As the base counts them: 0 to 3 for a level, -1 for an address that nothing tells of. */
export interface PeopleRow {
  first_step: number;
  last_step: number;
  mail: number;
  people: number;
}

export const peopleOf = (rows: readonly PeopleRow[]): PeopleByLevel[] =>
  rows
    .filter(({ people }) => people !== 0)
    .map(({ first_step, last_step, mail, people }) => ({
      first: steps[first_step] ?? 'notAssessed',
      last: steps[last_step] ?? 'notAssessed',
      mail: mail < 0 ? null : mail === 1,
      people,
    }));

/** How many they are in all. */
export const peopleIn = (rows: readonly { people: number }[]): number =>
  rows.reduce((sum, { people }) => sum + people, 0);
