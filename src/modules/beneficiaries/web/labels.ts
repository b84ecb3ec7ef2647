import { AGE_BANDS, GENDERS, SOCIAL_STATUSES } from '../vocabulary.js';

export const ageBandLabels = AGE_BANDS;
export const genderLabels = GENDERS;
export const socialStatusLabels = SOCIAL_STATUSES;

/** How the person wants to hear from us. */
export const contactPreferenceLabels = {
  call: 'Un appel',
  sms: 'Un SMS',
  email: 'Un mail',
  letter: 'Un courrier',
  helper: 'Par son proche aidant',
  none: 'Aucun message',
} as const;
export type ContactPreference = keyof typeof contactPreferenceLabels;

/** Decides which caisse answers. */
export const schemeLabels = {
  general: 'Régime général (CPAM)',
  msa: 'Régime agricole (MSA)',
  other: 'Autre régime',
  unknown: 'Ne sait pas',
} as const;
export type Scheme = keyof typeof schemeLabels;

/** What helps the person, worded as a service: never as a health condition. */
export const wishLabels = {
  large_type: 'Gros caractères',
  oral: 'À l’oral',
  interpreter: 'Interprète',
  with_helper: 'Avec un proche',
} as const;
export type Wish = keyof typeof wishLabels;
