import type { Day } from '../../../platform/time/day.js';
import { type SheetLanguage, wordings } from './sheet-languages.js';
import type { SheetTexts } from './texts/sheet-texts.js';

/** Part of a line. Isolated: a number, an address, a French word, which keep their own direction and are not cut. */
export interface Piece {
  text: string;
  isolated: boolean;
}

/** Names that stay French, wherever they stand. */
const FRENCH_WORDS: Readonly<Record<string, string>> = { vitale: 'carte\u00a0Vitale', ameli: 'ameli' };

const MONDAY = Date.UTC(2026, 0, 5);
const DAY_MS = 86_400_000;

/** A sentence of the language with its values put in, each isolated. Throws when one is missing. */
export function sentence(language: SheetLanguage, key: keyof SheetTexts, values: Record<string, string> = {}): Piece[] {
  return wordings[language].texts[key]
    .split(/(\{\w+\})/)
    .filter((part) => part !== '')
    .map((part) => {
      const name = /^\{(\w+)\}$/.exec(part)?.[1];
      if (!name) return { text: part, isolated: false };
      const value = values[name] ?? FRENCH_WORDS[name];
      if (value === undefined) throw new Error(`${key} without ${name}`);
      return { text: value, isolated: true };
    });
}

/** The same as plain text, for titles and sentences made of words of the language alone. */
export const words = (language: SheetLanguage, key: keyof SheetTexts, values: Record<string, string> = {}): string =>
  sentence(language, key, values)
    .map(({ text }) => text)
    .join('');

/** « mardi 24 novembre 2026 ». */
export function dayInWords(language: SheetLanguage, day: Day): string {
  if (language === 'fr' && day.endsWith('-01')) return dayOf(language, day).replace(' 1 ', ' 1er ');
  return dayOf(language, day);
}

const dayOf = (language: SheetLanguage, day: Day): string =>
  intlOf(language)
    .day.format(new Date(`${day}T00:00:00Z`))
    // « р. », of the year, would end a sentence with two full stops.
    .replace(/\s*р\.$/, '');

/** @param number 1 for Monday … 7 for Sunday */
export const weekdayName = (language: SheetLanguage, number: number): string =>
  intlOf(language).weekday.format(new Date(MONDAY + (number - 1) * DAY_MS));

/** « a, b et c ». */
export const listed = (language: SheetLanguage, items: readonly string[]): string =>
  intlOf(language).list.format(items);

interface Formatters {
  day: Intl.DateTimeFormat;
  weekday: Intl.DateTimeFormat;
  list: Intl.ListFormat;
}

const made = new Map<SheetLanguage, Formatters>();

/** Each holds memory that V8 does not see: made once a language, not once a sheet. */
function intlOf(language: SheetLanguage): Formatters {
  const known = made.get(language);
  if (known) return known;
  const { locale } = wordings[language];
  const weekday = { weekday: 'long', timeZone: 'UTC' } as const;
  const formatters = {
    day: new Intl.DateTimeFormat(locale, { ...weekday, day: 'numeric', month: 'long', year: 'numeric' }),
    weekday: new Intl.DateTimeFormat(locale, weekday),
    list: new Intl.ListFormat(locale, { type: 'conjunction' }),
  };
  made.set(language, formatters);
  return formatters;
}

/** « 9 heures 30 » in French, « 9:30 » elsewhere; minutes from midnight. */
export function hourInWords(language: SheetLanguage, minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60) % 24, minutes % 60];
  if (language !== 'fr') return `${hours}:${String(rest).padStart(2, '0')}`;
  if (hours === 0 && rest === 0) return 'minuit';
  return `${hours}\u00a0heure${hours > 1 ? 's' : ''}${rest === 0 ? '' : `\u00a0${String(rest).padStart(2, '0')}`}`;
}

export const capitalised = (language: SheetLanguage, text: string): string =>
  text.charAt(0).toLocaleUpperCase(wordings[language].locale) + text.slice(1);
