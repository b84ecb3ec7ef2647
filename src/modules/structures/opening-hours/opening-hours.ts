import { addDays, type Day, PARIS, wallClock, weekday } from '../../../platform/time/day.js';

/** Minutes from midnight; `to` is past 1440 when the place closes after midnight. */
export interface OpeningSpan {
  readonly from: number;
  readonly to: number;
}

/** ISO weeks from one to another, every `step` weeks. */
export interface WeekRange {
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

export interface OpeningRule {
  /** Absent: every week. */
  readonly weeks?: WeekRange;
  /** 1 for Monday … 7 for Sunday. Empty when the rule is about public holidays alone, which are not followed. */
  readonly days: readonly number[];
  /** Empty: closed. */
  readonly spans: readonly OpeningSpan[];
}

/** Rules in order: the last one about a day is the one that counts. */
export interface OpeningHours {
  readonly rules: readonly OpeningRule[];
}

/** What a visitor wants to know: open until when, or closed until when. Minutes from midnight of `day`. */
export type OpeningState =
  | { readonly open: true; readonly closes: number; readonly allDay: boolean }
  | {
      readonly open: false;
      readonly next: { readonly day: Day; readonly daysAhead: number; readonly at: number } | undefined;
    };

const DAY_MINUTES = 1440;
/** Two weeks and a day: long enough for places that open every other week. */
const HORIZON_DAYS = 15;

/** When a place is open on a day, in order; empty when it is closed. */
export function openOnDay(hours: OpeningHours, day: Day): readonly OpeningSpan[] {
  const number = weekday(day);
  const week = isoWeek(day);
  let spans: readonly OpeningSpan[] = [];
  for (const rule of hours.rules) {
    if (rule.days.includes(number) && inWeeks(rule.weeks, week)) spans = rule.spans;
  }
  return [...spans].sort((one, other) => one.from - other.from);
}

/** Whether a place is open at an instant, for the clocks of its own zone. The minute of closing is closed. */
export function openAt(hours: OpeningHours, instant: Date, zone: string = PARIS): boolean {
  return openingState(hours, instant, zone).open;
}

/** @param uncertain days, such as public holidays, that are not given as the next opening */
export function openingState(
  hours: OpeningHours,
  instant: Date,
  zone: string = PARIS,
  uncertain: (day: Day) => boolean = () => false,
): OpeningState {
  const clock = wallClock(instant, zone);
  const now = clock.hour * 60 + clock.minute;
  const current = [
    ...openOnDay(hours, clock.day),
    ...openOnDay(hours, addDays(clock.day, -1)).map((span) => ({
      from: span.from - DAY_MINUTES,
      to: span.to - DAY_MINUTES,
    })),
  ].find((span) => span.from <= now && now < span.to);
  if (current) {
    const allDay = current.to - current.from >= DAY_MINUTES;
    return { open: true, closes: current.to % DAY_MINUTES, allDay };
  }
  for (let daysAhead = 0; daysAhead <= HORIZON_DAYS; daysAhead += 1) {
    const day = addDays(clock.day, daysAhead);
    if (uncertain(day)) continue;
    const span = openOnDay(hours, day).find(({ from }) => daysAhead > 0 || from > now);
    if (span) return { open: false, next: { day, daysAhead, at: span.from } };
  }
  return { open: false, next: undefined };
}

function inWeeks(weeks: WeekRange | undefined, week: number): boolean {
  if (!weeks) return true;
  return week >= weeks.from && week <= weeks.to && (week - weeks.from) % weeks.step === 0;
}

/** ISO 8601 number of the week: week 1 holds the year's first Thursday. */
export function isoWeek(day: Day): number {
  const thursday = addDays(day, 4 - weekday(day));
  const firstOfYear = `${thursday.slice(0, 4)}-01-01`;
  return Math.floor((Date.parse(thursday) - Date.parse(firstOfYear)) / (7 * 86_400_000)) + 1;
}
