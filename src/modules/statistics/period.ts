import {
  addDays,
  addMonths,
  daysBetween,
  endOfMonth,
  isDay,
  startOfMonth,
  startOfYear,
  type Day,
} from '../../platform/time/day.js';

/** Both days included. */
export interface Period {
  from: Day;
  to: Day;
  preset: Preset;
}

export const presets = ['month', 'last-month', 'year', 'custom'] as const;
export type Preset = (typeof presets)[number];

const LONGEST_DAYS = 3660;

export interface PeriodChoice {
  preset?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

export type PeriodField = 'from' | 'to';

/** The period asked for, or what is wrong with it, in French. Without a choice: the present month. */
export function choosePeriod(
  choice: PeriodChoice,
  today: Day,
): { period: Period } | { field: PeriodField; problem: string } {
  const lastMonth = addMonths(startOfMonth(today), -1);
  if (choice.preset === 'last-month') {
    return { period: { from: lastMonth, to: endOfMonth(lastMonth), preset: 'last-month' } };
  }
  if (choice.preset === 'year') return { period: { from: startOfYear(today), to: today, preset: 'year' } };
  if (choice.preset !== 'custom') return { period: { from: startOfMonth(today), to: today, preset: 'month' } };
  return customPeriod(choice);
}

function customPeriod({ from, to }: PeriodChoice): ReturnType<typeof choosePeriod> {
  if (!isDay(from)) return { field: 'from', problem: 'Indiquez le premier jour de la période.' };
  if (!isDay(to)) return { field: 'to', problem: 'Indiquez le dernier jour de la période.' };
  if (to < from)
    return { field: 'to', problem: 'Le dernier jour doit venir après le premier : inversez les deux dates.' };
  if (daysBetween(from, to) > LONGEST_DAYS)
    return { field: 'from', problem: 'Choisissez une période de dix ans au plus.' };
  return { period: { from, to, preset: 'custom' } };
}

/** The period just before, of the same length: what figures are compared with. */
export function previousPeriod({ from, to }: Period): { from: Day; to: Day } {
  const length = daysBetween(from, to) + 1;
  return { from: addDays(from, -length), to: addDays(from, -1) };
}
