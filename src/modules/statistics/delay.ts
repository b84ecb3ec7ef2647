import type { Delay } from './follow-up.js';

export interface HourCount {
  hours: number;
  count: number;
}

/** Median and ninetieth percentile of counted whole hours: the smallest that covers half, then nine tenths, of them. Pure. */
export function delayOf(counted: readonly HourCount[]): Delay {
  const sorted = [...counted].sort((one, other) => one.hours - other.hours);
  const total = sorted.reduce((sum, { count }) => sum + count, 0);
  const covering = (part: number): number | null => {
    let seen = 0;
    for (const { hours, count } of sorted) {
      seen += count;
      if (seen >= part * total) return hours;
    }
    return null;
  };
  return { median: covering(0.5), p90: covering(0.9) };
}
