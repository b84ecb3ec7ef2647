import { addDays, type Day, dayIn, daysBetween, instantOf, wallClock } from '../../../platform/time/day.js';
import type { Span } from './free-slots.js';

/** When somebody is away, once or each week. */
export interface AbsenceTimes {
  startsAt: Date;
  endsAt: Date;
  weeklyUntil: Day | null;
  zone: string;
}

/** Each time of an absence that touches [from, until[: the same hours on the wall, whatever the clocks did meanwhile. Pure. */
export function timesOf({ startsAt, endsAt, weeklyUntil, zone }: AbsenceTimes, [from, until]: Span): Span[] {
  const touches = ([begin, end]: Span): boolean => begin < until && end > from;
  const once: Span = [startsAt.getTime(), endsAt.getTime()];
  if (weeklyUntil === null) return touches(once) ? [once] : [];
  const [first, last] = [wallClock(startsAt, zone), wallClock(endsAt, zone)];
  const at = (wall: typeof first, days: number): number =>
    instantOf(addDays(wall.day, days), wall.hour * 60 + wall.minute, zone).getTime();
  const weeks = Math.max(0, Math.floor(daysBetween(last.day, dayIn(new Date(from), zone)) / 7));
  const times: Span[] = [];
  for (let days = weeks * 7; addDays(first.day, days) <= weeklyUntil; days += 7) {
    const span: Span = [at(first, days), at(last, days)];
    if (span[0] >= until) break;
    if (touches(span)) times.push(span);
  }
  return times;
}
