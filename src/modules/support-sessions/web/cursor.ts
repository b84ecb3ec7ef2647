import { isId } from '../../../platform/ids.js';
import { isDay } from '../../../platform/time/day.js';
import type { Cursor } from '../support-sessions.queries.js';

/** « 2026-11-24_<id> »; what is not one starts at the first page. */
export function cursorOf(text: string | undefined): Cursor | null {
  const [day, id] = typeof text === 'string' ? text.split('_') : [];
  return isDay(day) && isId(id) ? { day, id } : null;
}
