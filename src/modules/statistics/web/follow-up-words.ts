import { daysBetween, dayIn, type Day } from '../../../platform/time/day.js';
import { inDecimals, inFigures } from './labels.js';

/** « 5 h », « 2 jours », « 1,5 jour »: hours up to a day and a half, then days. */
export function delayInFrench(hours: number | null): string {
  if (hours === null) return '–';
  if (hours < 36) return `${inFigures(hours)}\u00a0h`;
  const days = Math.round(hours / 2.4) / 10;
  return `${inDecimals(days)}\u00a0jour${days >= 2 ? 's' : ''}`;
}

/** « 12 jours », « aujourd’hui »: how long something sent then has been waiting. */
export function waitInFrench(since: Date | null, today: Day): string {
  if (since === null) return '–';
  const days = daysBetween(dayIn(since), today);
  if (days <= 0) return 'aujourd’hui';
  return `${inFigures(days)}\u00a0jour${days > 1 ? 's' : ''}`;
}
