import type { AppointmentStatus } from '../appointment-status.js';

/** Codes of RDV Service Public, as its webhooks write them. Pure. */
const CODES: Readonly<Record<string, AppointmentStatus>> = {
  unknown: 'upcoming',
  seen: 'honoured',
  excused: 'cancelled_by_person',
  revoked: 'cancelled_by_service',
  noshow: 'absent',
};

/** The words of its exports, without accents nor capitals; some depend on the day of the export. */
const WORDS: Readonly<Record<string, AppointmentStatus>> = {
  'etat indetermine': 'upcoming',
  'rendez-vous a venir': 'upcoming',
  "rendez-vous aujourd'hui": 'upcoming',
  'a renseigner': 'upcoming',
  'a venir': 'upcoming',
  inscrit: 'upcoming',
  'rendez-vous honore': 'honoured',
  effectue: 'honoured',
  present: 'honoured',
  'annule (excuse)': 'cancelled_by_person',
  "annule a l'initiative de l'usager": 'cancelled_by_person',
  'annule (par le service)': 'cancelled_by_service',
  "annule a l'initiative du service": 'cancelled_by_service',
  annule: 'cancelled_by_service',
  'absence non excusee': 'absent',
  'non excusee': 'absent',
};

const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[’‘]/g, "'").replace(/\s+/g, ' ').trim().toLowerCase();

/** Undefined for a word that it never writes. */
export const statusOf = (written: string): AppointmentStatus | undefined => {
  const word = plain(written);
  return Object.hasOwn(CODES, word) ? CODES[word] : Object.hasOwn(WORDS, word) ? WORDS[word] : undefined;
};

/**
 * What stands after news from there: what was noted here of a meeting that was held is not taken back by a tool where
 * nobody noted anything.
 */
export const statusAfter = (here: AppointmentStatus, there: AppointmentStatus): AppointmentStatus =>
  there === 'upcoming' && (here === 'honoured' || here === 'absent') ? here : there;
