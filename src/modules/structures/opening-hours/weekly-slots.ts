import { addDays, type Day, wallClock, weekday } from '../../../platform/time/day.js';
import { isoWeek, type OpeningHours, openOnDay, type WeekRange } from './opening-hours.js';

const DAY = 1440;
const WEEK = 7 * DAY;
/** Odd week, then even week: most places that do not open every week open every other one. */
const CYCLE = 2 * WEEK;

/** Monday of an odd ISO week, far from the ends of its year. */
const ODD_MONDAY: Day = '2026-06-01';

/** A minute of the two weeks, from Monday of an odd week: what « open now » looks for. */
export function minuteOfCycle(instant: Date, zone: string): number {
  const { day, hour, minute } = wallClock(instant, zone);
  return ((isoWeek(day) + 1) % 2) * WEEK + (weekday(day) - 1) * DAY + hour * 60 + minute;
}

/** The minutes of a weekday (1 for Monday), in the odd and in the even week; `to` is not in. */
export const minutesOfWeekday = (number: number): { from: number; to: number }[] =>
  [0, WEEK].map((week) => ({ from: week + (number - 1) * DAY, to: week + number * DAY }));

/**
 * When a place is open in two weeks, as PostgreSQL writes an int4multirange: what can be indexed.
 *
 * @returns undefined for hours that depend on the week otherwise than odd or even: no two weeks tell them
 */
export function weeklySlots(hours: OpeningHours): string | undefined {
  if (!hours.rules.every(({ weeks }) => !weeks || isEveryOther(weeks))) return undefined;
  const ranges: string[] = [];
  for (let index = 0; index < 14; index += 1) {
    for (const { from, to } of openOnDay(hours, addDays(ODD_MONDAY, index))) {
      const [start, end] = [index * DAY + from, index * DAY + to];
      ranges.push(`[${start},${Math.min(end, CYCLE)})`);
      // Open past midnight on the last Sunday: the rest is on the first Monday.
      if (end > CYCLE) ranges.push(`[0,${end - CYCLE})`);
    }
  }
  return `{${ranges.join(',')}}`;
}

const isEveryOther = ({ from, to, step }: WeekRange): boolean => step <= 2 && from <= 2 && to >= 52;
