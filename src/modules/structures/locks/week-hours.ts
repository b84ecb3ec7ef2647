import { openOnDay, parseOpeningHours } from '../opening-hours/index.js';

const CODES = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'] as const;
/** A Monday; any will do, for hours that are the same every week. */
const MONDAYS_WEEK = ['05', '06', '07', '08', '09', '10', '11'].map((day) => `2026-01-${day}`);

/** Seven texts, Monday first, as a person types hours: « 9h-12h, 14h-17h30 »; '' when closed. */
export type WeekText = readonly string[];

/**
 * Opening hours as seven texts; undefined when seven texts cannot say them: every other week, public holidays, or text
 * that is not understood.
 */
export function weekOf(hours: string | null): WeekText | undefined {
  if (hours === null) return CODES.map(() => '');
  const read = parseOpeningHours(hours);
  if (!read || /week|\b[PS]H\b/i.test(hours)) return undefined;
  return MONDAYS_WEEK.map((day) =>
    openOnDay(read, day)
      .map(({ from, to }) => `${typed(from)}-${typed(to)}`)
      .join(', '),
  );
}

/** « 9h », « 17h30 »; past midnight, the hour of the day after. */
function typed(minutes: number): string {
  const inDay = minutes > 1440 ? minutes - 1440 : minutes;
  const rest = inDay % 60;
  return `${Math.floor(inDay / 60)}h${rest === 0 ? '' : String(rest).padStart(2, '0')}`;
}

/** One day as OSM writes its hours; '' when closed, undefined when the text is not understood. */
export function readTypedDay(text: string): string | undefined {
  const compact = text.trim().toLowerCase();
  if (/^(?:|-|ferme|fermé|fermée)$/.test(compact)) return '';
  const spans = compact
    .replace(/\s*(?:à|a|–|—|-)\s*/g, '-')
    .replace(/(\d)\s*(?:h|:)(?:\s*(\d{2})(?![\dh:]))?/g, (_, hour: string, minutes = '00') => `${hour}:${minutes}`)
    .split(/\s*(?:,|;|\/|\bet\b|\s)\s*/)
    .filter((span) => span !== '');
  const read = spans.map(readSpan);
  return read.length > 0 && read.every((span) => span !== undefined) ? read.join(',') : undefined;
}

function readSpan(span: string): string | undefined {
  const match = /^(\d{1,2})(?::(\d{2}))?-(\d{1,2})(?::(\d{2}))?$/.exec(span);
  if (!match) return undefined;
  const [, fromHour = '', fromMinutes = '00', toHour = '', toMinutes = '00'] = match;
  const written = `${fromHour.padStart(2, '0')}:${fromMinutes}-${toHour.padStart(2, '0')}:${toMinutes}`;
  return parseOpeningHours(`Mo ${written}`) ? written : undefined;
}

/** The seven days of `readTypedDay` as OSM opening_hours, days with the same hours together; null when never open. */
export function hoursOfWeek(days: readonly string[]): string | null {
  const groups = new Map<string, string[]>();
  days.forEach((spans, index) => {
    if (spans !== '') groups.set(spans, [...(groups.get(spans) ?? []), CODES[index] ?? '']);
  });
  const rules = [...groups].map(([spans, codes]) => `${daysText(codes)} ${spans}`);
  return rules.length > 0 ? rules.join('; ') : null;
}

function daysText(codes: readonly string[]): string {
  const [first = '', last = ''] = [codes[0], codes.at(-1)];
  const order: readonly string[] = CODES;
  const inARow = order.indexOf(last) - order.indexOf(first) === codes.length - 1;
  return inARow && codes.length > 2 ? `${first}-${last}` : codes.join(',');
}
