import { addDays, type Day } from '../../../platform/time/day.js';
import type { Days } from './territory-figures.js';

/** One day of a territory, to be added up again. */
export interface Cell {
  territory: string;
  day: Day;
}

export interface Range extends Days {
  territory: string;
}

/** A few days in between cost less than one statement more. */
const GAP_DAYS = 7;

/** Cells that follow one another become one range. Départements first: the others are added up from them. Pure. */
export function rangesOf(cells: readonly Cell[]): Range[] {
  const ranges: Range[] = [];
  const sorted = [...cells].sort(
    (one, other) =>
      rank(one.territory) - rank(other.territory) ||
      one.territory.localeCompare(other.territory) ||
      one.day.localeCompare(other.day),
  );
  for (const { territory, day } of sorted) {
    const last = ranges.at(-1);
    if (last?.territory === territory && day <= addDays(last.to, GAP_DAYS)) last.to = day;
    else ranges.push({ territory, from: day, to: day });
  }
  return ranges;
}

const rank = (territory: string): number => (territory === 'FR' ? 2 : territory.startsWith('R-') ? 1 : 0);
