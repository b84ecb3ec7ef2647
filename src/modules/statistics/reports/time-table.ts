import type { DayPoint } from '../figures/figures.js';
import { addDays, addMonths, startOfMonth, startOfWeek, type Day } from '../../../platform/time/day.js';
import { fullDay, monthAndYear } from '../../../platform/time/french.js';
import type { CountTable } from './count-table.js';
import { lineOf } from './count-lines.js';
import type { ReportPeriod } from './report-period.js';

/** Accompaniments by month, or by week within one month; those without any stand at zero. Weeks begin on Monday. Pure. */
export function timeTable(days: readonly DayPoint[], { from, to }: ReportPeriod): CountTable {
  const byWeek = startOfMonth(from) === startOfMonth(to);
  const startOf = byWeek ? startOfWeek : startOfMonth;
  const next = (day: Day): Day => (byWeek ? addDays(day, 7) : addMonths(day, 1));
  const counts = new Map<Day, number>();
  for (let step = startOf(from); step <= to; step = next(step)) counts.set(step, 0);
  for (const { day, people } of days) counts.set(startOf(day), (counts.get(startOf(day)) ?? 0) + people);
  const lines = [...counts].map(([start, people]) => lineOf(start, label(start, from, byWeek), people));
  return {
    ...{ id: 'time', title: byWeek ? 'Semaine par semaine' : 'Mois par mois', kind: 'parts', lines },
    ...{ heading: 'Accompagnements', total: lines.reduce((sum, { count }) => sum + count, 0), note: null },
  };
}

/** The first week of a month begins with the month. */
const label = (start: Day, from: Day, byWeek: boolean): string =>
  byWeek ? `À partir du ${fullDay(start < from ? from : start)}` : monthAndYear(start);
