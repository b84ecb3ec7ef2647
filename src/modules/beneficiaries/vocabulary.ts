import { ageOn, type Day } from '../../platform/time/day.js';

/** Codes and labels of national statistics (La Coop de la médiation numérique), kept word for word so that figures compare. */
export const GENDERS = {
  feminin: 'Féminin',
  masculin: 'Masculin',
  non_communique: 'Non communiqué',
} as const;
export type Gender = keyof typeof GENDERS;

export const SOCIAL_STATUSES = {
  retraite: 'Retraité',
  sans_emploi: 'Sans emploi',
  en_emploi: 'En emploi',
  scolarise: 'Scolarisé',
  non_communique: 'Non communiqué ou hétérogène',
} as const;
export type SocialStatus = keyof typeof SOCIAL_STATUSES;

export const AGE_BANDS = {
  moins_de_douze: 'Moins de 12 ans',
  douze_dix_huit: '12 - 17 ans',
  dix_huit_vingt_quatre: '18 - 24 ans',
  vingt_cinq_trente_neuf: '25 - 39 ans',
  quarante_cinquante_neuf: '40 - 59 ans',
  soixante_soixante_neuf: '60 - 69 ans',
  soixante_dix_plus: '70 ans et plus',
  non_communique: 'Non communiqué',
} as const;
export type AgeBand = keyof typeof AGE_BANDS;

/**
 * The age band at the day of an activity, from the year of birth alone (the age reached during that year).
 * A year not given, or after that day, is « non communiqué ».
 */
export function ageBandOn(birthYear: number | null | undefined, day: Day): AgeBand {
  const age = birthYear === null || birthYear === undefined ? -1 : ageOn(birthYear, day);
  if (age < 0) return 'non_communique';
  if (age < 12) return 'moins_de_douze';
  if (age < 18) return 'douze_dix_huit';
  if (age < 25) return 'dix_huit_vingt_quatre';
  if (age < 40) return 'vingt_cinq_trente_neuf';
  if (age < 60) return 'quarante_cinquante_neuf';
  if (age < 70) return 'soixante_soixante_neuf';
  return 'soixante_dix_plus';
}
