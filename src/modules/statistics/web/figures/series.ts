import { addDays, addMonths, daysBetween, startOfMonth, startOfWeek, type Day } from '../../../../platform/time/day.js';
import { fullDay, monthAndYear, shortDay } from '../../../../platform/time/french.js';
import type { DayPoint } from '../../figures/figures.js';

export const grains = ['jour', 'semaine', 'mois'] as const;
export type Grain = (typeof grains)[number];

interface Period {
  from: Day;
  to: Day;
}

export interface Bucket {
  /** Under its bar. */
  label: string;
  /** In the table, whole: « du 2 au 8 novembre 2026 ». */
  name: string;
  value: number;
  before: number;
}

/** More bars than these could not be told apart. */
const MOST = { jour: 93, semaine: 160, mois: 130 } as const;
const AS_DAYS = 31;
const AS_WEEKS = 182;

const count = ({ from, to }: Period): number => daysBetween(from, to) + 1;

/** By day up to a month, by week up to half a year, by month beyond. */
export function grainOf(period: Period, asked?: string): Grain {
  const offered = grainsOf(period);
  const chosen = offered.find((grain) => grain === asked);
  if (chosen) return chosen;
  const days = count(period);
  return days <= AS_DAYS ? 'jour' : days <= AS_WEEKS ? 'semaine' : 'mois';
}

/** Those that make two bars at least, and few enough to be seen. */
export function grainsOf(period: Period): Grain[] {
  const days = count(period);
  const bars = { jour: days, semaine: Math.ceil(days / 7), mois: Math.ceil(days / 30) };
  const fit = grains.filter((grain) => bars[grain] <= MOST[grain] && (grain === 'jour' || bars[grain] >= 2));
  return fit.length > 0 ? fit : ['jour'];
}

const startOf: Record<Grain, (day: Day) => Day> = { jour: (day) => day, semaine: startOfWeek, mois: startOfMonth };
const next: Record<Grain, (day: Day) => Day> = {
  jour: (day) => addDays(day, 1),
  semaine: (day) => addDays(day, 7),
  mois: (day) => addMonths(day, 1),
};

/**
 * Every bar of the period, also those where nothing was done. The period before it, of the same length, is laid under day
 * by day: its first day under the first. The first and the last bar may be parts of a week or of a month. Pure.
 */
export function seriesOf(
  period: Period,
  grain: Grain,
  days: readonly DayPoint[],
  before: readonly DayPoint[],
): Bucket[] {
  const values = sums(days, grain, 0);
  const earlier = sums(before, grain, count(period));
  const buckets: Bucket[] = [];
  for (let start = startOf[grain](period.from); start <= period.to; start = next[grain](start)) {
    const first = start < period.from ? period.from : start;
    const end = addDays(next[grain](start), -1);
    const last = end > period.to ? period.to : end;
    buckets.push({
      ...labelsOf(grain, first, last),
      value: values.get(start) ?? 0,
      before: earlier.get(start) ?? 0,
    });
  }
  return buckets;
}

function sums(points: readonly DayPoint[], grain: Grain, shift: number): Map<Day, number> {
  const found = new Map<Day, number>();
  for (const { day, people } of points) {
    const start = startOf[grain](addDays(day, shift));
    found.set(start, (found.get(start) ?? 0) + people);
  }
  return found;
}

const SHORT = ['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juil.', 'août', 'sept.', 'oct.', 'nov.', 'déc.'];
const month = (day: Day): string => SHORT[Number(day.slice(5, 7)) - 1] ?? '';

function labelsOf(grain: Grain, first: Day, last: Day): { label: string; name: string } {
  if (grain === 'mois') {
    const year = first.slice(2, 4);
    return { label: `${month(first)}\u00a0${year}`, name: capital(monthAndYear(first)) };
  }
  const label = `${Number(first.slice(8))}\u00a0${month(first)}`;
  if (first === last) return { label, name: fullDay(first) };
  return { label, name: `Du ${shortDay(first, last)} au ${fullDay(last)}` };
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
