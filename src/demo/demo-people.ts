import type { Answers } from '../modules/assessments/index.js';
import type { Gender, Scheme, SocialStatus, Wish } from '../modules/beneficiaries/index.js';

export interface DemoPerson {
  firstName: string;
  lastName: string;
  birthYear: number;
  commune: string;
  /** Numbers that ARCEP keeps for fiction; null: no phone. */
  phone: string | null;
  email: string | null;
  gender: Gender;
  socialStatus: SocialStatus;
  scheme: Scheme;
  wishes?: Wish[];
  helper?: { name: string; phone: string; relationship: string };
}

const retired = { socialStatus: 'retraite', scheme: 'general' } as const;
const seeking = { socialStatus: 'sans_emploi', scheme: 'general' } as const;
const working = { socialStatus: 'en_emploi', scheme: 'general' } as const;

/** Everybody here is invented. */
export const people = {
  jeanne: {
    firstName: 'Jeanne',
    lastName: 'Colas',
    birthYear: 1941,
    commune: 'Vézelise',
    phone: '+33353010141',
    email: null,
    gender: 'feminin',
    ...retired,
    wishes: ['large_type', 'with_helper'],
    helper: { name: 'Martine Colas', phone: '+33639980141', relationship: 'sa fille' },
  },
  marcel: {
    firstName: 'Marcel',
    lastName: 'Thiriet',
    birthYear: 1950,
    commune: 'Haroué',
    phone: '+33353010150',
    email: 'marcel.thiriet@exemple.fr',
    gender: 'masculin',
    ...retired,
  },
  aicha: {
    firstName: 'Aïcha',
    lastName: 'Benamar',
    birthYear: 1975,
    commune: 'Vézelise',
    phone: '+33639980175',
    email: 'aicha.benamar@exemple.fr',
    gender: 'feminin',
    ...seeking,
  },
  luc: {
    firstName: 'Luc',
    lastName: 'Perrin',
    birthYear: 1988,
    commune: 'Tantonville',
    phone: '+33639980188',
    email: 'luc.perrin@exemple.fr',
    gender: 'masculin',
    ...working,
  },
  odile: {
    firstName: 'Odile',
    lastName: 'Mairet',
    birthYear: 1947,
    commune: 'Ceintrey',
    phone: '+33353010147',
    email: null,
    gender: 'feminin',
    ...retired,
    wishes: ['oral'],
  },
  hugo: {
    firstName: 'Hugo',
    lastName: 'Lambertin',
    birthYear: 2001,
    commune: 'Vézelise',
    phone: '+33639980101',
    email: 'hugo.lambertin@exemple.fr',
    gender: 'masculin',
    ...seeking,
  },
  fatou: {
    firstName: 'Fatou',
    lastName: 'Sarré',
    birthYear: 1992,
    commune: 'Neuves-Maisons',
    phone: '+33639980192',
    email: 'fatou.sarre@exemple.fr',
    gender: 'feminin',
    ...working,
  },
  rene: {
    firstName: 'René',
    lastName: 'Aubriot',
    birthYear: 1938,
    commune: 'Vaudémont',
    phone: null,
    email: null,
    gender: 'masculin',
    socialStatus: 'retraite',
    scheme: 'msa',
  },
  sylvie: {
    firstName: 'Sylvie',
    lastName: 'Noëlle',
    birthYear: 1962,
    commune: 'Haroué',
    phone: '+33639980162',
    email: 'sylvie.noelle@exemple.fr',
    gender: 'feminin',
    ...working,
  },
  mihai: {
    firstName: 'Mihai',
    lastName: 'Ionescu',
    birthYear: 1979,
    commune: 'Toul',
    phone: '+33639980179',
    email: null,
    gender: 'masculin',
    ...seeking,
    wishes: ['interpreter'],
  },
  bernadette: {
    firstName: 'Bernadette',
    lastName: 'Kleinhans',
    birthYear: 1955,
    commune: 'Vézelise',
    phone: '+33353010155',
    email: null,
    gender: 'feminin',
    ...retired,
  },
  thomas: {
    firstName: 'Thomas',
    lastName: 'Gérardin',
    birthYear: 1970,
    commune: 'Neuves-Maisons',
    phone: '+33639980170',
    email: 'thomas.gerardin@exemple.fr',
    gender: 'masculin',
    ...seeking,
  },
  louise: {
    firstName: 'Louise',
    lastName: 'Petitjean',
    birthYear: 1944,
    commune: 'Neuves-Maisons',
    phone: '+33353010144',
    email: 'louise.petitjean@exemple.fr',
    gender: 'feminin',
    ...retired,
  },
  karim: {
    firstName: 'Karim',
    lastName: 'Zerrouk',
    birthYear: 1983,
    commune: 'Nancy',
    phone: '+33639980183',
    email: 'karim.zerrouk@exemple.fr',
    gender: 'masculin',
    ...working,
  },
} satisfies Record<string, DemoPerson>;

export type PersonKey = keyof typeof people;

const skills = (q3: 0 | 1 | 2, q4: 0 | 1 | 2, q5: 0 | 1 | 2, q6: 0 | 1 | 2, q7: 0 | 1 | 2): Answers => ({
  q3,
  q4,
  q5,
  q6,
  q7,
});
const later = (q8: 0 | 1 | 2, q9: 0 | 1 | 2, q10: 0 | 1 | 2, q11: 0 | 1 | 2 | 3): Answers => ({ q8, q9, q10, q11 });

/** What people answered, by how far along they are. */
export const answers = {
  never: { q1: 'never', q2: 'none', ...skills(0, 0, 0, 0, 0), ...later(0, 0, 0, 0) },
  stopped: { q1: 'over3months', q2: 'relative', ...skills(0, 1, 0, 0, 0), ...later(0, 0, 1, 0) },
  practiceWithoutEmail: { q1: 'alone', q2: 'none', ...skills(1, 2, 2, 1, 0), ...later(0, 1, 1, 2) },
  fragile: { q1: 'helped', q2: 'helped', ...skills(1, 1, 0, 0, 0), ...later(0, 0, 1, 0) },
  halfway: { q1: 'alone', q2: 'helped', ...skills(1, 2, 1, 1, 1), ...later(0, 1, 1, 1) },
  skilledButUneasy: { q1: 'alone', q2: 'alone', ...skills(2, 2, 2, 2, 2), ...later(2, 1, 1, 1) },
  independent: { q1: 'alone', q2: 'alone', ...skills(2, 2, 2, 2, 2), ...later(2, 2, 2, 3) },
} satisfies Record<string, Answers>;
