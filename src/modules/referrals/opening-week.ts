import { type OpeningHours, parseOpeningHours } from '../structures/index.js';
import type { OpeningWeek } from './routing/candidates.js';

const WEEK = [1, 2, 3, 4, 5, 6, 7];
/** So many different texts are remembered: places of one area are read again and again. */
const REMEMBERED = 5_000;

const known = new Map<string, OpeningWeek | undefined>();

/** When a place opens in an ordinary week, from the text of the directory; undefined when that is not understood. */
export function openingWeekOf(text: string | null): OpeningWeek | undefined {
  if (text === null) return undefined;
  if (known.has(text)) return known.get(text);
  const hours = parseOpeningHours(text);
  const week = hours && ordinaryWeek(hours);
  if (known.size >= REMEMBERED) known.clear();
  known.set(text, week);
  return week;
}

/** The last rule about a day is the one that counts; one that holds every other week counts as if it always did. */
function ordinaryWeek({ rules }: OpeningHours): OpeningWeek {
  const minutes = WEEK.map((day) => {
    const rule = rules.findLast(({ days }) => days.includes(day));
    return rule?.spans.reduce((sum, { from, to }) => sum + to - from, 0) ?? 0;
  });
  return {
    days: WEEK.filter((_, index) => (minutes[index] ?? 0) > 0),
    hours: minutes.reduce((sum, one) => sum + one, 0) / 60,
  };
}
