import type { Need, PlaceCandidate } from './candidates.js';
import { CARES } from './constraints.js';
import { listed } from './wording.js';

export const INDIVIDUAL = 'Accompagnement individuel';
export const GROUP = 'Dans un atelier collectif';
export const REMOTE = 'À distance';
const NOT_PUBLIC = 'Ce lieu n’accueille pas de public';
export const BY_PRESCRIPTION = 'Envoyer un mail avec une fiche de prescription';
export const LANGUAGES = ['Langues étrangères (autres)', 'Langues étrangères (anglais)'];

const SERVICES_FOR: Partial<Record<Need, readonly string[]>> = {
  basics: ['Maîtrise des outils numériques du quotidien'],
  email: ['Maîtrise des outils numériques du quotidien'],
  ameli: ['Aide aux démarches administratives'],
  mon_espace_sante: ['Aide aux démarches administratives'],
  procedures: ['Aide aux démarches administratives'],
  equipment: ['Accès internet et matériel informatique', 'Acquisition de matériel informatique à prix solidaire'],
};

/** The directory's words for accompaniment and access, as they read within a sentence. */
const SPOKEN: Record<string, string> = {
  [INDIVIDUAL]: 'accompagnement individuel',
  [GROUP]: 'ateliers collectifs',
  [REMOTE]: 'aide à distance',
  'En autonomie': 'accès en autonomie',
  'Se présenter': 'se présenter',
  Téléphoner: 'téléphoner',
  'Contacter par mail': 'écrire un mail',
  'Prendre un RDV en ligne': 'prendre rendez-vous en ligne',
  ...Object.fromEntries(Object.values(CARES).map(({ word, short }) => [word, short])),
};

export const spoken = (words: readonly string[]): string =>
  listed(words.map((word) => SPOKEN[word] ?? word.toLowerCase()));

export const has = (list: readonly string[], value: string): boolean => list.includes(value);

/** The directory writes this apostrophe both ways. */
export const receivesNobody = ({ accessModes }: PlaceCandidate): boolean =>
  accessModes.some((mode) => mode.replace("'", '’') === NOT_PUBLIC);

/** What a place says of something: that it does it, nothing at all, or other things only. */
export type Answer = 'yes' | 'unknown' | 'no';

export function offers(place: PlaceCandidate, wanted: readonly string[]): Answer {
  if (place.accompaniment.length === 0) return 'unknown';
  return wanted.some((mode) => has(place.accompaniment, mode)) ? 'yes' : 'no';
}

/** Lists of services may be short: « no » ranks lower, and excludes nobody. */
export function suitsNeeds(place: PlaceCandidate, services: readonly string[]): Answer {
  if (place.services.length === 0 || services.length === 0) return 'unknown';
  return services.some((service) => has(place.services, service)) ? 'yes' : 'no';
}

export const servicesFor = (needs: readonly Need[]): string[] => needs.flatMap((need) => SERVICES_FOR[need] ?? []);

export const speaksLanguages = (place: PlaceCandidate): boolean =>
  LANGUAGES.some((care) => has(place.specificCare, care));
