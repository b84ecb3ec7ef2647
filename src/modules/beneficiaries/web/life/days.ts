import { type Day, isDay } from '../../../../platform/time/day.js';

export const wrongDay = 'Cette date n’existe pas. Choisissez-la dans le calendrier, ou écrivez jour, mois, année.';

/** Nobody alive has signed, or will be called, before or after these. */
const FIRST = '1900-01-01';
const LAST = '2100-12-31';

export const isPlausibleDay = (typed: string | undefined): typed is Day =>
  isDay(typed) && typed >= FIRST && typed <= LAST;
