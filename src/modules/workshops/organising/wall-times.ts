import { addDays, type Day, instantOf, wallClock } from '../../../platform/time/day.js';

/** A beginning and an end as clocks of the place show them; an end that is not after the beginning is of the next day. */
export interface WallTimes {
  /** Minutes since midnight. */
  start: number;
  end: number;
}

export interface Span {
  startsAt: Date;
  endsAt: Date;
}

const DAY_MINUTES = 1440;

/** The instants of a workshop held on a day: a change of hour in the night makes it longer or shorter. */
export function spanOf(day: Day, { start, end }: WallTimes, zone: string): Span {
  const lastDay = end > start ? day : addDays(day, 1);
  return { startsAt: instantOf(day, start, zone), endsAt: instantOf(lastDay, end, zone) };
}

export function wallTimesOf({ startsAt, endsAt }: Span, zone: string): WallTimes & { day: Day } {
  const [from, to] = [wallClock(startsAt, zone), wallClock(endsAt, zone)];
  return { day: from.day, start: from.hour * 60 + from.minute, end: to.hour * 60 + to.minute };
}

/** « 14:30 », « 14 h 30 », « 14h », « 9 h 05 », « 24 h »: minutes since midnight; null for what is not a time. */
export function readTime(text: string | undefined): number | null {
  const [, hours, minutes] = /^\s*(\d{1,2})\s*(?:[h:.]\s*(\d{2})?)?\s*(?:min)?\s*$/iu.exec(text ?? '') ?? [];
  if (hours === undefined) return null;
  const total = Number(hours) * 60 + Number(minutes ?? 0);
  if (Number(minutes ?? 0) > 59 || total > DAY_MINUTES) return null;
  return total === DAY_MINUTES ? 0 : total;
}

/** « 14:30 », as a field of the browser reads it. */
export const writeTime = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
