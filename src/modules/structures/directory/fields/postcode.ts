import { type Cleaned, emptied, kept, repaired } from './cleaned.js';

export const LOST_ZERO = 'zéro du début du code postal rétabli';
export const DECIMAL = 'code postal écrit comme un nombre, remis en forme';
export const UNREADABLE = 'code postal illisible, laissé de côté';
export const BAD_INSEE = 'code Insee illisible, laissé de côté';
export const INSEE_LOST_ZERO = 'zéro du début du code Insee rétabli';

/** Five digits. Spreadsheets lose the leading zero (« 1200 ») and add decimals (« 1200.0 »). */
export function cleanPostcode(raw: string): Cleaned<string | undefined> {
  const text = raw.trim();
  if (text === '') return kept(undefined);
  const compact = text.replace(/[\s\u00a0]+/g, '').replace(/^(?:F|FR)-/i, '');
  const digits = compact.replace(/[.,]0+$/, '');
  const rules = digits !== text ? [DECIMAL] : [];
  if (/^\d{5}$/.test(digits) && !digits.startsWith('00')) {
    return rules.length > 0 ? repaired(digits, ...rules) : kept(digits);
  }
  return /^[1-9]\d{3}$/.test(digits) ? repaired(`0${digits}`, ...rules, LOST_ZERO) : emptied(text, UNREADABLE);
}

/** An INSEE code of commune: five characters, 2A and 2B for Corsica. */
export function cleanInseeCode(raw: string): Cleaned<string | undefined> {
  const text = raw
    .trim()
    .toUpperCase()
    .replace(/[.,]0+$/, '');
  if (text === '') return kept(undefined);
  if (/^(?:\d\d|2[AB])\d{3}$/.test(text)) return kept(text);
  return /^[1-9]\d{3}$/.test(text) ? repaired(`0${text}`, INSEE_LOST_ZERO) : emptied(raw.trim(), BAD_INSEE);
}
