import { type Day, dayIn, isDay } from '../../../../platform/time/day.js';
import { type Cleaned, emptied, kept, repaired } from './cleaned.js';

export const FRENCH_DATE = 'date écrite jour/mois/année, remise en forme';
export const DATE_AND_TIME = 'heure retirée de la date';
export const UNREADABLE = 'date illisible, laissée de côté';
export const FUTURE = 'date dans le futur, laissée de côté';

/** What producers write when they do not know. */
const UNKNOWN_DAY = '1970-01-01';

/**
 * The day a row was last updated. « 12/05/2024 » is 12 May: `new Date` would make it 5 December.
 *
 * @param today a date after tomorrow cannot be
 */
export function cleanUpdateDay(raw: string, today: Day): Cleaned<Day | undefined> {
  const text = raw.trim();
  if (text === '') return kept(undefined);
  const read = readDay(text);
  if (!read || !isDay(read.day) || read.day < UNKNOWN_DAY) return emptied(text, UNREADABLE);
  if (read.day === UNKNOWN_DAY) return kept(undefined);
  if (read.day > today) return emptied(text, FUTURE);
  return read.rule ? repaired(read.day, read.rule) : kept(read.day);
}

function readDay(text: string): { day: string; rule?: string } | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return { day: text };
  const iso = /^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}/.exec(text)?.[1];
  if (iso) return { day: iso, rule: DATE_AND_TIME };
  const french = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?$/.exec(text);
  if (french) {
    const [, day = '', month = '', year = ''] = french;
    return { day: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`, rule: FRENCH_DATE };
  }
  if (/^\d{9,10}$/.test(text)) return { day: dayIn(new Date(Number(text) * 1000)), rule: DATE_AND_TIME };
  return undefined;
}
