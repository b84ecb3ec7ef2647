import type { Day } from '../../../platform/time/day.js';
import { relativeDay } from '../../../platform/time/french.js';

/** « hier », « le 12 novembre »: a day as it follows a verb. */
export function onDay(day: Day, today: Day): string {
  const text = relativeDay(day, today);
  return /^\d/.test(text) ? `le ${text}` : text;
}
