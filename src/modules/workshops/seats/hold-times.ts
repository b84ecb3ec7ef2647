import { addDays, type Day, dayIn, instantOf, weekday } from '../../../platform/time/day.js';

/**
 * How long a seat is held for an answer. Pure. Half the time that is left is the most, so that someone else can still be
 * asked; under two hours nobody is written to any more: the desk calls.
 */

const HOUR = 3_600_000;

/** To follow the link of a mail that has just been asked for. */
const CONFIRM_HOURS = 2;

/** For the desk to call those who left a number alone. */
const CALL_DAYS = 2;

/** A desk has gone home by then. */
const DESK_CLOSES = 18 * 60;

interface Hours {
  startsAt: Date;
  zone: string;
}

const earlier = (one: Date, other: Date): Date => (one < other ? one : other);

/** Until when a seat that became free is held for the next of the line; null when there is no time left to write. */
export function offerUntil(now: Date, { startsAt, offerHours }: { startsAt: Date; offerHours: number }): Date | null {
  const left = startsAt.getTime() - now.getTime();
  if (left < 2 * HOUR) return null;
  return new Date(now.getTime() + Math.min(offerHours * HOUR, left / 2));
}

/** Until when a seat asked for on the public page waits: for the link of the mail, or for the desk’s call. */
export function confirmUntil(now: Date, by: 'mail' | 'call', { startsAt, zone }: Hours): Date {
  if (by === 'mail') return earlier(new Date(now.getTime() + CONFIRM_HOURS * HOUR), startsAt);
  return earlier(instantOf(workingDaysAfter(dayIn(now, zone), CALL_DAYS), DESK_CLOSES, zone), startsAt);
}

/** From Monday to Friday; a public holiday only makes the call a little more pressing. */
function workingDaysAfter(day: Day, count: number): Day {
  let [reached, left] = [day, count];
  while (left > 0) {
    reached = addDays(reached, 1);
    if (weekday(reached) <= 5) left -= 1;
  }
  return reached;
}
