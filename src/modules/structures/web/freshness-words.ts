import { addMonths, type Day, daysBetween } from '../../../platform/time/day.js';

/** As in the suggestions of a referral. */
const OLD_AFTER_MONTHS = 24;

/** « Fiche mise à jour il y a 14 mois », and whether it is too old to be relied on. */
export function freshnessWords(updatedOn: Day | null, today: Day): { text: string; old: boolean } {
  if (updatedOn === null) return { text: 'Date de mise à jour inconnue', old: false };
  return { text: `Fiche mise à jour ${since(updatedOn, today)}`, old: updatedOn < addMonths(today, -OLD_AFTER_MONTHS) };
}

function since(day: Day, today: Day): string {
  const days = daysBetween(day, today);
  if (days <= 0) return 'aujourd’hui';
  if (days === 1) return 'hier';
  let months = 0;
  while (addMonths(today, -(months + 1)) >= day) months += 1;
  if (months === 0) return `il y a ${days}\u00a0jours`;
  if (months < 24) return `il y a ${months}\u00a0mois`;
  return `il y a ${Math.floor(months / 12)}\u00a0ans`;
}
