import type { Day } from '../../../platform/time/day.js';
import { occurrences, type Recurrence } from '../../../platform/time/recurrence.js';
import { publicHoliday } from '../../structures/index.js';

/** How workshops come again. */
export interface SeriesRule {
  kind: 'weekly' | 'monthly';
  every: number;
  weekdays: number[];
  weekOfMonth: number;
  fromDay: Day;
  untilDay: Day;
  skipHolidays: boolean;
  /** Days of the rule on which there is nothing. */
  excludedDays: Day[];
}

export interface SeriesDay {
  day: Day;
  /** « lundi de Pâques »; null for an ordinary day. */
  holiday: string | null;
}

/** The form of a series looks two years ahead at most. */
export const LONGEST_SERIES_DAYS = 731;

/** What one form makes at once: a year of two days a week. */
export const MOST_DAYS = 104;

const recurrenceOf = ({ kind, every, weekdays, weekOfMonth, fromDay, untilDay }: SeriesRule): Recurrence => ({
  ...{ kind, every, weekdays, weekOfMonth, from: fromDay, until: untilDay },
});

/** Every day of the rule, public holidays of the commune said: it is for people to leave them out. */
export const daysOf = (rule: SeriesRule, communeInsee: string | null): SeriesDay[] =>
  occurrences(recurrenceOf(rule), rule.fromDay, rule.untilDay)
    .filter((day) => !rule.excludedDays.includes(day))
    .map((day) => ({ day, holiday: publicHoliday(day, communeInsee) ?? null }));

/** « le deuxième mardi »: which one of its month a day is; the last one when a fifth. */
export function weekOfMonth(day: Day): number {
  const rank = Math.ceil(Number(day.slice(8)) / 7);
  return rank <= 4 ? rank : -1;
}
