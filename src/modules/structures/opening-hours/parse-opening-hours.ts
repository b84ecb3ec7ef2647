import type { OpeningHours, OpeningRule, OpeningSpan, WeekRange } from './opening-hours.js';

const DAYS = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'];
const HOLIDAYS: ReadonlySet<string> = new Set(['ph', 'sh']);
const DAY_MINUTES = 1440;

/**
 * Reads the part of OSM's opening_hours that the directory uses (98 % of what is filled in):
 * `[week 1-53/2] Mo-Fr,Su 09:00-12:00,14:00-18:30; Sa off; PH off; 24/7`.
 * `Sun` is read as `Su` and 00:00-00:00 as the whole day: a national tool writes them so. Public and school holidays
 * (PH, SH) are read and not followed.
 *
 * @returns undefined when any part cannot be read: half-read hours would send people to a closed door
 */
export function parseOpeningHours(text: string): OpeningHours | undefined {
  const parts = text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const rules: OpeningRule[] = [];
  for (const part of parts) {
    const rule = readRule(part);
    if (!rule) return undefined;
    rules.push(rule);
  }
  return rules.some((rule) => rule.days.length > 0) ? { rules } : undefined;
}

function readRule(part: string): OpeningRule | undefined {
  if (part === '24/7') return { days: [1, 2, 3, 4, 5, 6, 7], spans: [{ from: 0, to: DAY_MINUTES }] };
  const match = /^(?:week (\S+) )?([a-z][a-z, -]*?)\s+(off|closed|[\d:, -]+)$/i.exec(part);
  if (!match) return undefined;
  const weeks = match[1] === undefined ? undefined : readWeeks(match[1]);
  const days = readDays(match[2] ?? '');
  const spans = readTimes(match[3] ?? '');
  if ((match[1] !== undefined && !weeks) || !days || !spans) return undefined;
  return weeks ? { weeks, days, spans } : { days, spans };
}

function readWeeks(text: string): WeekRange | undefined {
  const match = /^(\d{1,2})(?:-(\d{1,2})(?:\/(\d{1,2}))?)?$/.exec(text);
  if (!match) return undefined;
  const from = Number(match[1]);
  const range = { from, to: Number(match[2] ?? from), step: Number(match[3] ?? 1) };
  return from >= 1 && range.to <= 53 && range.to >= from && range.step >= 1 ? range : undefined;
}

function readDays(text: string): number[] | undefined {
  const days = new Set<number>();
  for (const piece of text.toLowerCase().split(',')) {
    const [first = '', last] = piece.trim().split(/\s*-\s*/);
    if (last === undefined && HOLIDAYS.has(first)) continue;
    const from = dayNumber(first);
    const to = last === undefined ? from : dayNumber(last);
    if (from === 0 || to === 0) return undefined;
    for (let day = from; ; day = (day % 7) + 1) {
      days.add(day);
      if (day === to) break;
    }
  }
  return [...days].sort((one, other) => one - other);
}

const dayNumber = (name: string): number => DAYS.indexOf(name === 'sun' ? 'su' : name) + 1;

function readTimes(text: string): OpeningSpan[] | undefined {
  if (/^(?:off|closed)$/i.test(text)) return [];
  const spans: OpeningSpan[] = [];
  for (const piece of text.split(',')) {
    const match = /^(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})$/.exec(piece.trim());
    if (!match) return undefined;
    const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = match.slice(1).map(Number);
    const from = fromHour * 60 + fromMinute;
    const to = toHour * 60 + toMinute;
    if (fromMinute > 59 || toMinute > 59 || from >= DAY_MINUTES || to > DAY_MINUTES) return undefined;
    if (from === to && from !== 0) return undefined;
    spans.push({ from, to: to > from ? to : to + DAY_MINUTES });
  }
  return spans;
}
