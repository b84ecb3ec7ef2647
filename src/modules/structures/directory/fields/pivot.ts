import { type Cleaned, emptied, kept, repaired } from './cleaned.js';

export const TIDIED = 'espaces ou points retirés du numéro SIRET';
export const FALSE_SIRET = 'numéro SIRET faux (clé de contrôle), laissé de côté';
export const UNKNOWN_FORM = 'numéro d’établissement ni SIRET, ni RNA, ni RIDET, laissé de côté';

/** Establishments of La Poste, whose SIRET follow a rule of their own (INSEE, « SIRET de La Poste »). */
const LA_POSTE = '356000000';

/**
 * SIRET, RNA or, in New Caledonia and Polynesia, RIDET. « 00000000000000 » is how the standard's producers write
 * « inconnu »: it passes Luhn, and is no number. Two thirds of real rows carry it, so it is not counted as a repair.
 */
export function cleanPivot(raw: string, department: string | undefined): Cleaned<string | undefined> {
  const text = raw.trim();
  const compact = text.replace(/[\s.\u00a0-]+/g, '').toUpperCase();
  if (/^0*$/.test(compact)) return kept(undefined);
  const keep = (): Cleaned<string> => (compact === text ? kept(compact) : repaired(compact, TIDIED));
  if (/^\d{14}$/.test(compact)) return isSiret(compact) ? keep() : emptied(text, FALSE_SIRET);
  if (/^W\d{9}$/.test(compact)) return keep();
  const pacific = department === '988' || department === '987' || department === '986';
  if (pacific && /^[A-Z0-9]{7,10}$/.test(compact)) return keep();
  return emptied(text, UNKNOWN_FORM);
}

/** 14 digits whose key is right: Luhn or, for La Poste alone, a sum of digits divisible by five. */
export function isSiret(text: string): boolean {
  if (!/^\d{14}$/.test(text) || /^(\d)\1{13}$/.test(text)) return false;
  const digits = [...text].map(Number);
  const luhn = digits.reduce((sum, digit, index) => sum + (index % 2 === 0 ? doubled(digit) : digit), 0);
  if (luhn % 10 === 0) return true;
  return text.startsWith(LA_POSTE) && digits.reduce((sum, digit) => sum + digit, 0) % 5 === 0;
}

const doubled = (digit: number): number => (digit > 4 ? 2 * digit - 9 : 2 * digit);
