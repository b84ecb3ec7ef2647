import { addMonths, type Day, daysBetween } from '../../../platform/time/day.js';

/** As in the suggestions of a referral. */
const OLD_AFTER_MONTHS = 24;

/** Past it, a record is told by what was not done. */
const STALE_AFTER_MONTHS = 6;

/**
 * « Fiche mise à jour il y a 3 mois », « Fiche non mise à jour depuis 14 mois », and whether it is too old to be relied on.
 */
export function freshnessWords(updatedOn: Day | null, today: Day): { text: string; old: boolean } {
  if (updatedOn === null) return { text: 'Date de mise à jour inconnue', old: false };
  const old = updatedOn < addMonths(today, -OLD_AFTER_MONTHS);
  const stale = updatedOn < addMonths(today, -STALE_AFTER_MONTHS);
  const age = ageOf(updatedOn, today);
  if (stale) return { text: `Fiche non mise à jour depuis ${age}`, old };
  return { text: `Fiche mise à jour ${/^\d/.test(age) ? `il y a ${age}` : age}`, old };
}

function ageOf(day: Day, today: Day): string {
  const days = daysBetween(day, today);
  if (days <= 0) return 'aujourd’hui';
  if (days === 1) return 'hier';
  let months = 0;
  while (addMonths(today, -(months + 1)) >= day) months += 1;
  if (months === 0) return `${days}\u00a0jours`;
  return months < 24 ? `${months}\u00a0mois` : `${Math.floor(months / 12)}\u00a0ans`;
}
