import type { ReceiverRecord } from '../receiver-records.js';

/** Under it, figures would say more of chance than of the place. */
const FEWEST = 3;
const DAY_HOURS = 24;

/**
 * « 12 orientations en un an, 9 réponses, en 2 jours le plus souvent »: what our own referrals tell of how a place answers.
 *
 * @returns null when there were fewer than three
 */
export function recordWords(record: ReceiverRecord | undefined): string | null {
  if (!record || record.sent < FEWEST) return null;
  const { sent, answered, medianAnswerHours } = record;
  const answers = answered === 0 ? 'aucune réponse' : `${answered}\u00a0réponse${answered > 1 ? 's' : ''}`;
  const delay =
    medianAnswerHours === null || answered === 0 ? '' : `, ${delayWords(medianAnswerHours)} le plus souvent`;
  return `${sent}\u00a0orientations en un an, ${answers}${delay}`;
}

function delayWords(hours: number): string {
  if (hours < 1) return 'en moins d’une heure';
  if (hours < DAY_HOURS) return 'dans la journée';
  const days = Math.round(hours / DAY_HOURS);
  return days === 1 ? 'en 1\u00a0jour' : `en ${days}\u00a0jours`;
}
