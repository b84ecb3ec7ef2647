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

export const presets = [
  'month',
  'last-month',
  'quarter',
  'last-quarter',
  'year',
  'last-year',
  'twelve-months',
  'custom',
] as const;
export type Preset = (typeof presets)[number];

const LONGEST_DAYS = 3660;

export interface PeriodChoice {
  preset?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

export type PeriodField = 'from' | 'to';

/** What each word means on a day; those that are under way stop at that day. */
const relative: Record<Exclude<Preset, 'custom'>, (today: Day) => { from: Day; to: Day }> = {
  month: (today) => ({ from: startOfMonth(today), to: today }),
  'last-month': (today) => monthsFrom(addMonths(startOfMonth(today), -1), 1),
  quarter: (today) => ({ from: startOfQuarter(today), to: today }),
  'last-quarter': (today) => monthsFrom(addMonths(startOfQuarter(today), -3), 3),
  year: (today) => ({ from: startOfYear(today), to: today }),
  'last-year': (today) => monthsFrom(addMonths(startOfYear(today), -12), 12),
  'twelve-months': (today) => ({ from: addDays(addMonths(today, -12), 1), to: today }),
};

/** The period asked for, or what is wrong with it, in French. Without a choice: the present month. */
export function choosePeriod(
  choice: PeriodChoice,
  today: Day,
): { period: Period } | { field: PeriodField; problem: string } {
  if (choice.preset === 'custom') return customPeriod(choice);
  const preset = isRelative(choice.preset) ? choice.preset : 'month';
  return { period: { ...relative[preset](today), preset } };
}

const isRelative = (preset: string | undefined): preset is keyof typeof relative =>
  preset !== undefined && Object.hasOwn(relative, preset);

const startOfQuarter = (day: Day): Day =>
  addMonths(startOfYear(day), Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3);

const monthsFrom = (first: Day, count: number): { from: Day; to: Day } => ({
  from: first,
  to: endOfMonth(addMonths(first, count - 1)),
});

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
