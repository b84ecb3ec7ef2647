/**
 * A calendar day, written YYYY-MM-DD (Gregorian). It has no time and no zone: what a person calls « le 24 novembre ».
 * All arithmetic runs in UTC, where every day lasts 24 hours, so no change of hour can shift it.
 */
export type Day = string;

export const PARIS = 'Europe/Paris';

const MS_PER_DAY = 86_400_000;
const formatters = new Map<string, Intl.DateTimeFormat>();

/** Building an Intl formatter costs far more than using it: one per zone is kept. */
function formatterIn(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formatters.set(zone, made);
  return made;
}

/** As Intl reads it, part by part: right on every day, and slow. */
function readClock(instant: Date, zone: string): Record<string, string> {
  return Object.fromEntries(
    formatterIn(zone)
      .formatToParts(instant)
      .map((part) => [part.type, part.value]),
  );
}

/** By zone, then by day of UTC: the lead of its clocks all that day, or null on a day when they are changed. */
const leads = new Map<string, Map<number, number | null>>();

/** Fifty years of days. */
const MOST_LEADS = 20_000;

/** Years that are written with four figures. */
const FIRST_INSTANT = Date.UTC(1000, 0, 2);
const LAST_INSTANT = Date.UTC(9999, 11, 30);

function leadAt(ms: number, zone: string): number {
  const { year, month, day, hour, minute, second } = readClock(new Date(ms), zone);
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second)) - ms;
}

/** A page puts hundreds of instants into days: Intl is asked twice for each day of UTC, and the rest is a sum. */
function leadDuring(utcDay: number, zone: string): number | null {
  const known = leads.get(zone) ?? new Map<number, number | null>();
  leads.set(zone, known);
  const kept = known.get(utcDay);
  if (kept !== undefined) return kept;
  const first = leadAt(utcDay * MS_PER_DAY, zone);
  const lead = leadAt((utcDay + 1) * MS_PER_DAY - 1000, zone) === first ? first : null;
  if (known.size >= MOST_LEADS) known.clear();
  known.set(utcDay, lead);
  return lead;
}

/** What a wall clock and calendar show at an instant, in a zone. */
export function wallClock(instant: Date, zone: string = PARIS): { day: Day; hour: number; minute: number } {
  const ms = instant.getTime();
  const usual = ms >= FIRST_INSTANT && ms <= LAST_INSTANT;
  const lead = usual ? leadDuring(Math.floor(ms / MS_PER_DAY), zone) : null;
  if (lead !== null) {
    const wall = new Date(ms + lead);
    return { day: fromUtc(ms + lead), hour: wall.getUTCHours(), minute: wall.getUTCMinutes() };
  }
  const parts = readClock(instant, zone);
  return {
    day: `${String(parts['year']).padStart(4, '0')}-${parts['month']}-${parts['day']}`,
    hour: Number(parts['hour']),
    minute: Number(parts['minute']),
  };
}

function toUtc(day: Day): number {
  if (!isDay(day)) throw new RangeError('Not a day (YYYY-MM-DD)');
  return Date.parse(`${day}T00:00:00Z`);
}

function fromUtc(ms: number): Day {
  return new Date(ms).toISOString().slice(0, 10);
}

/** True for a day that exists: '2028-02-29' is one, '2026-02-29' is not. */
export function isDay(value: unknown): value is Day {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const ms = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(ms) && fromUtc(ms) === value;
}

/** The day it is, at this instant, for a person who lives in this zone. */
export function dayIn(instant: Date, zone: string = PARIS): Day {
  return wallClock(instant, zone).day;
}

/** The instant at which a day begins in a zone; half-open ranges [startOfDay(a), startOfDay(addDays(b, 1))) cover a to b. */
export function startOfDay(day: Day, zone: string = PARIS): Date {
  const midnightUtc = toUtc(day);
  const offsetAt = (ms: number): number => {
    const wall = wallClock(new Date(ms), zone);
    return toUtc(wall.day) + (wall.hour * 60 + wall.minute) * 60_000 - ms;
  };
  const guess = midnightUtc - offsetAt(midnightUtc);
  return new Date(midnightUtc - offsetAt(guess));
}

/**
 * The instant at which clocks of a zone show a time of a day: `instantOf('2026-11-24', 14 * 60 + 30, zone)`, half past two.
 * A time that a clock change skips is read with the clock of before (02:30 becomes 03:30); of one that comes twice, the
 * first is meant.
 *
 * @param minutes on the wall since midnight, 0 to 1440
 */
export function instantOf(day: Day, minutes: number, zone: string = PARIS): Date {
  const wall = toUtc(day) + minutes * 60_000;
  const [before, after] = [wall - leadOf(wall - MS_PER_DAY, zone), wall - leadOf(wall + MS_PER_DAY, zone)];
  if (leadOf(before, zone) === wall - before) return new Date(before);
  return new Date(leadOf(after, zone) === wall - after ? after : before);
}

/** How far the clocks of a zone are ahead of UTC, to the minute. */
function leadOf(ms: number, zone: string): number {
  const { day, hour, minute } = wallClock(new Date(ms), zone);
  return toUtc(day) + (hour * 60 + minute) * 60_000 - Math.floor(ms / 60_000) * 60_000;
}

export function addDays(day: Day, count: number): Day {
  return fromUtc(toUtc(day) + count * MS_PER_DAY);
}

/** Whole days from one day to another; negative when `to` is the earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((toUtc(to) - toUtc(from)) / MS_PER_DAY);
}

/** Same date some months away; the last day of the month when it does not exist there (31 January + 1 month: 28 February). */
export function addMonths(day: Day, count: number): Day {
  const date = new Date(toUtc(day));
  const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + count, 1);
  const last = endOfMonth(fromUtc(first));
  return addDays(fromUtc(first), Math.min(date.getUTCDate(), Number(last.slice(8))) - 1);
}

export function startOfMonth(day: Day): Day {
  toUtc(day);
  return `${day.slice(0, 8)}01`;
}

export function endOfMonth(day: Day): Day {
  const date = new Date(toUtc(day));
  return fromUtc(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0));
}

export function startOfYear(day: Day): Day {
  toUtc(day);
  return `${day.slice(0, 4)}-01-01`;
}

/** Monday of the week, as French calendars have it. */
export function startOfWeek(day: Day): Day {
  return addDays(day, 1 - weekday(day));
}

/** 1 for Monday … 7 for Sunday (ISO 8601). */
export function weekday(day: Day): number {
  return new Date(toUtc(day)).getUTCDay() || 7;
}

/**
 * Age in years from the year of birth alone (the only thing we keep): the age reached during that year, as national
 * statistics of digital mediation count it. At most one year above the real age.
 */
export function ageOn(birthYear: number, day: Day): number {
  toUtc(day);
  return Number(day.slice(0, 4)) - birthYear;
}
