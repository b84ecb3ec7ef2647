import { ENOUGH_REFERRALS, usualDelay } from '../routing/criteria.js';
import type { Record12Months } from '../routing/candidates.js';
import { usually } from '../routing/wording.js';
import { capitalised } from '../routing/wording.js';

/** « 9 réponses pour 10 orientations en un an », « Répond en 2 jours le plus souvent »; nothing below three referrals. */
export function answersInFrench(record: Record12Months): string[] {
  const over = record.sent - record.pending;
  if (over < ENOUGH_REFERRALS) return [];
  const hours = usualDelay(record);
  const answered = record.answered === 0 ? 'Aucune réponse' : plural(record.answered, 'réponse');
  return [
    `${answered} pour ${plural(over, 'orientation')} en un an`,
    ...(hours === undefined ? [] : [capitalised(usually(hours))]),
  ];
}

const plural = (count: number, word: string): string => `${count}\u00a0${word}${count > 1 ? 's' : ''}`;
