import { type Day, dayIn, instantOf } from '../../../platform/time/day.js';
import { occurrences, type Recurrence } from '../../../platform/time/recurrence.js';

/** When an agent receives, as a rule on the clocks of a place. */
export interface OpenHours {
  agentId: string;
  placeId: string | null;
  zone: string;
  rule: Recurrence;
  /** Minutes since midnight. */
  startMinute: number;
  endMinute: number;
  /** True on a day when nobody receives there: a public holiday. */
  closedOn: (day: Day) => boolean;
}

/** What an appointment takes, in minutes. */
export interface Length {
  durationMinutes: number;
  bufferBefore: number;
  bufferAfter: number;
}

/** [from, until[, in milliseconds since 1970. */
export type Span = readonly [from: number, until: number];

/** An hour at which some agents are free at a place. */
export interface FreeHour {
  startsAt: number;
  placeId: string | null;
  zone: string;
  /** By id. */
  agentIds: string[];
}

const MINUTE = 60_000;

/**
 * Free hours that begin in [from, until[, in order, one for each hour and place with all who are free. Hours are counted
 * from the beginning of the availability, by what an appointment takes: they stay round whatever is taken meanwhile. The
 * time kept before and after may pass beyond the availability, never over something else. Pure.
 *
 * @param taken for each agent, what takes their time, in order and without overlap
 */
export function freeHours(
  hours: readonly OpenHours[],
  taken: ReadonlyMap<string, readonly Span[]>,
  length: Length,
  [from, until]: Span,
): FreeHour[] {
  const found = new Map<string, FreeHour>();
  const calendar = new Calendar();
  for (const open of hours) {
    const spans = taken.get(open.agentId) ?? [];
    for (const startsAt of hoursOf(open, calendar, length, [from, until])) {
      if (!isFree(spans, busySpan(startsAt, length))) continue;
      const key = `${startsAt} ${open.placeId}`;
      const hour = found.get(key) ?? { startsAt, placeId: open.placeId, zone: open.zone, agentIds: [] };
      if (!hour.agentIds.includes(open.agentId)) hour.agentIds.push(open.agentId);
      found.set(key, hour);
    }
  }
  for (const { agentIds } of found.values()) agentIds.sort();
  return [...found.values()].sort(
    (one, other) => one.startsAt - other.startsAt || (one.placeId ?? '').localeCompare(other.placeId ?? ''),
  );
}

/** What an appointment takes of its agent’s time. */
export const busySpan = (startsAt: number, length: Length): Span => [
  startsAt - length.bufferBefore * MINUTE,
  startsAt + (length.durationMinutes + length.bufferAfter) * MINUTE,
];

/** Each beginning of an appointment that an availability allows, in [from, until[. */
function* hoursOf(open: OpenHours, calendar: Calendar, length: Length, [from, until]: Span): Generator<number> {
  const duration = length.durationMinutes * MINUTE;
  const step = duration + (length.bufferBefore + length.bufferAfter) * MINUTE;
  for (const day of calendar.days(open, [from, until])) {
    if (open.closedOn(day)) continue;
    const first = calendar.instant(day, open.startMinute, open.zone);
    const last = calendar.instant(day, open.endMinute, open.zone) - duration;
    const skipped = from > first ? Math.ceil((from - first) / step) : 0;
    for (let at = first + skipped * step; at <= last && at < until; at += step) yield at;
  }
}

/** Agents of one desk receive on the same days: each day is looked up once for all of them. */
class Calendar {
  private readonly daysOf = new Map<string, Day[]>();
  private readonly begins = new Map<string, { at: number; ordinary: boolean }>();

  /** Days of a rule that may fall in a span. */
  days({ rule, zone }: OpenHours, [from, until]: Span): readonly Day[] {
    const { kind, every, weekdays, weekOfMonth } = rule;
    const key = [zone, kind, every, weekdays.join(), weekOfMonth, rule.from, rule.until].join(' ');
    const known = this.daysOf.get(key);
    if (known) return known;
    const days = occurrences(rule, dayIn(new Date(from), zone), dayIn(new Date(until), zone));
    this.daysOf.set(key, days);
    return days;
  }

  /** As `instantOf`: on a day of 24 hours, a sum. */
  instant(day: Day, minutes: number, zone: string): number {
    const key = day + zone;
    let begin = this.begins.get(key);
    if (!begin) {
      const at = instantOf(day, 0, zone).getTime();
      begin = { at, ordinary: instantOf(day, 1440, zone).getTime() - at === 1440 * MINUTE };
      this.begins.set(key, begin);
    }
    return begin.ordinary ? begin.at + minutes * MINUTE : instantOf(day, minutes, zone).getTime();
  }
}

/** True when somebody receives all along these hours. */
export function isOpen(hours: readonly OpenHours[], [from, until]: Span): boolean {
  return hours.some((open) =>
    occurrences(open.rule, dayIn(new Date(from), open.zone), dayIn(new Date(from), open.zone)).some(
      (day) =>
        !open.closedOn(day) &&
        instantOf(day, open.startMinute, open.zone).getTime() <= from &&
        instantOf(day, open.endMinute, open.zone).getTime() >= until,
    ),
  );
}

/** By halves: an agent may have hundreds of appointments. */
export function isFree(spans: readonly Span[], [from, until]: Span): boolean {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.[1] ?? 0) <= from) low = middle + 1;
    else high = middle;
  }
  return (spans[low]?.[0] ?? Infinity) >= until;
}

/** Milliseconds that spans take of another. */
export const overlap = (spans: readonly Span[], [from, until]: Span): number =>
  spans.reduce((sum, [begin, end]) => sum + Math.max(0, Math.min(end, until) - Math.max(begin, from)), 0);

/** In order and without overlap. */
export function merged(spans: readonly Span[]): Span[] {
  const result: [number, number][] = [];
  for (const [from, until] of [...spans].sort((one, other) => one[0] - other[0])) {
    const last = result.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], until);
    else result.push([from, until]);
  }
  return result;
}
