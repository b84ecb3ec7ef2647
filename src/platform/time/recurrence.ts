import { addDays, addMonths, type Day, daysBetween, startOfMonth, startOfWeek, weekday } from './day.js';

/** Days that come again. Pure, in the calendar of the place: hours and clock changes are none of its business. */
export interface Recurrence {
  /** Once on its first day; on days of the week; or on the first… fourth, or last (-1) such day of the month. */
  kind: 'once' | 'weekly' | 'monthly';
  /** Every so many weeks or months; 1 for each. */
  every: number;
  /** 1 for Monday … 7 for Sunday; the first one alone counts when monthly. Those of a `once` are not read. */
  weekdays: readonly number[];
  /** 1 to 4, or -1 for the last; read when monthly. */
  weekOfMonth: number;
  from: Day;
  /** The last day on which it may come; null: for as long as one looks. */
  until: Day | null;
}

/** Days on which it comes between two days, both included, in order. A week counts from that of `from`. */
export function occurrences(rule: Recurrence, first: Day, last: Day): Day[] {
  const begin = first > rule.from ? first : rule.from;
  const end = rule.until !== null && rule.until < last ? rule.until : last;
  if (begin > end) return [];
  if (rule.kind === 'once') return begin <= rule.from ? [rule.from] : [];
  return rule.kind === 'weekly' ? weekly(rule, begin, end) : monthly(rule, begin, end);
}

function weekly({ weekdays, every, from }: Recurrence, begin: Day, end: Day): Day[] {
  const firstWeek = startOfWeek(from);
  const rank = Math.floor(daysBetween(firstWeek, begin) / 7);
  const days: Day[] = [];
  const wanted = [...new Set(weekdays)].sort((one, other) => one - other);
  for (let week = addDays(firstWeek, (rank - (rank % every)) * 7); week <= end; week = addDays(week, every * 7)) {
    for (const day of wanted.map((number) => addDays(week, number - 1))) {
      if (day >= begin && day <= end) days.push(day);
    }
  }
  return days;
}

function monthly({ weekdays, weekOfMonth, every, from }: Recurrence, begin: Day, end: Day): Day[] {
  const firstMonth = startOfMonth(from);
  const days: Day[] = [];
  for (let step = 0, month = firstMonth; month <= end; step += every, month = addMonths(firstMonth, step)) {
    const day = nthOf(month, weekdays[0] ?? 1, weekOfMonth);
    if (day >= begin && day <= end) days.push(day);
  }
  return days;
}

/** The first… fourth, or last (-1) such day of a month. */
function nthOf(month: Day, number: number, week: number): Day {
  if (week === -1) {
    const last = addDays(addMonths(month, 1), -1);
    return addDays(last, -((weekday(last) - number + 7) % 7));
  }
  return addDays(month, ((number - weekday(month) + 7) % 7) + (week - 1) * 7);
}
