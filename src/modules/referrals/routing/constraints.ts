/**
 * What a person asks for this time: a service that the place must give, never why they need it. Codes of services, since
 * they stand in the address of a page; nothing of it is kept on the person.
 */
export const CARES = {
  step_free: {
    list: 'specificCare',
    word: 'Handicaps moteurs',
    label: 'Un accès facile, sans marche',
    short: 'accès facile, sans marche',
  },
  hearing_help: {
    list: 'specificCare',
    word: 'Surdité',
    label: 'La langue des signes ou une aide pour entendre',
    short: 'langue des signes ou aide pour entendre',
  },
  sight_help: {
    list: 'specificCare',
    word: 'Déficience visuelle',
    label: 'Une aide pour voir l’écran ou lire',
    short: 'aide pour voir l’écran ou lire',
  },
  plain_words: {
    list: 'specificCare',
    word: 'Handicaps mentaux',
    label: 'Un accueil à son rythme, en mots simples',
    short: 'accueil à son rythme, en mots simples',
  },
  reading_help: {
    list: 'specificCare',
    word: 'Illettrisme',
    label: 'Une aide pour lire et écrire',
    short: 'aide pour lire et écrire',
  },
  english: {
    list: 'specificCare',
    word: 'Langues étrangères (anglais)',
    label: 'L’anglais',
    short: 'anglais',
  },
  other_language: {
    list: 'specificCare',
    word: 'Langues étrangères (autres)',
    label: 'Une autre langue que le français',
    short: 'autre langue que le français',
  },
  youth: { list: 'publics', word: 'Jeunes', label: 'Les jeunes', short: 'jeunes' },
  students: {
    list: 'publics',
    word: 'Étudiants',
    label: 'Les étudiantes et étudiants',
    short: 'étudiantes et étudiants',
  },
  families: {
    list: 'publics',
    word: 'Familles et/ou enfants',
    label: 'Les familles, les enfants',
    short: 'familles et enfants',
  },
  seniors: { list: 'publics', word: 'Seniors', label: 'Les personnes âgées', short: 'personnes âgées' },
  women: { list: 'publics', word: 'Femmes', label: 'Les femmes', short: 'femmes' },
} as const;
export type Care = keyof typeof CARES;

/** `near`: short trips only. `home`: cannot travel; help from a distance, or a few steps away. */
export const mobilities = ['free', 'near', 'home'] as const;
export type Mobility = (typeof mobilities)[number];

export interface Constraints {
  mobility: Mobility;
  /** Days that suit, 1 for Monday … 7 for Sunday; none: any day. */
  days: readonly number[];
  cares: readonly Care[];
}

export const NO_CONSTRAINTS: Constraints = { mobility: 'free', days: [], cares: [] };

/** How far the person goes, in kilometres; undefined when they travel freely. */
export const REACH_KM: Record<Mobility, number | undefined> = { free: undefined, near: 5, home: 1.5 };

/** Beyond, a place that is visited serves another area (the limit of the national orientation services). */
export const AREA_KM = 50;
