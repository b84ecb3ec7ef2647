import { addDays, type Day, startOfDay, wallClock } from '../../../platform/time/day.js';
import { occurrences, type Recurrence } from '../../../platform/time/recurrence.js';
import { type AbsenceTimes, timesOf } from '../slots/absence-times.js';

/** Hours of a day on the wall: when an agent receives, or is away. */
export interface Stretch {
  day: Day;
  /** Minutes since midnight, 0 to 1440. */
  from: number;
  until: number;
}

export interface ReceivingRule extends Recurrence {
  startMinute: number;
  endMinute: number;
}

const MIDNIGHT = 1440;

/**
 * When an agent receives between two days, both included; rules that touch or overlap make one stretch. Pure.
 * @param closed true on a day when nobody receives by this rule
 */
export function receiving<Rule extends ReceivingRule>(
  rules: readonly Rule[],
  first: Day,
  last: Day,
  closed: (day: Day, rule: Rule) => boolean,
): Stretch[] {
  const stretches = rules.flatMap((rule) =>
    occurrences(rule, first, last)
      .filter((day) => !closed(day, rule))
      .map((day) => ({ day, from: rule.startMinute, until: rule.endMinute })),
  );
  return joined(stretches);
}

/** When an agent is away between two days, both included, on the clocks of a zone and cut at its midnights. Pure. */
export function away(absences: readonly AbsenceTimes[], first: Day, last: Day, zone: string): Stretch[] {
  const window = [startOfDay(first, zone).getTime(), startOfDay(addDays(last, 1), zone).getTime()] as const;
  const spans = absences.flatMap((absence) => timesOf(absence, window));
  return joined(spans.flatMap(([from, until]) => byDay(Math.max(from, window[0]), Math.min(until, window[1]), zone)));
}

function byDay(from: number, until: number, zone: string): Stretch[] {
  const [start, end] = [wallClock(new Date(from), zone), wallClock(new Date(until), zone)];
  const stretches: Stretch[] = [];
  for (let day = start.day; day <= end.day; day = addDays(day, 1)) {
    const stretch = {
      day,
      from: day === start.day ? start.hour * 60 + start.minute : 0,
      until: day === end.day ? end.hour * 60 + end.minute : MIDNIGHT,
    };
    if (stretch.until > stretch.from) stretches.push(stretch);
  }
  return stretches;
}

function joined(stretches: Stretch[]): Stretch[] {
  const whole: Stretch[] = [];
  const order = (one: Stretch, other: Stretch) => one.day.localeCompare(other.day) || one.from - other.from;
  for (const stretch of stretches.sort(order)) {
    const before = whole.at(-1);
    if (before?.day === stretch.day && before.until >= stretch.from) {
      before.until = Math.max(before.until, stretch.until);
    } else whole.push({ ...stretch });
  }
  return whole;
}
