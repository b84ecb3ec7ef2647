import { findSensitiveText } from '../../../platform/personal-data/sensitive-text.js';

/** Names, dates, phones and codes are the most of a file, and hold nothing of the kind. */
const PLAIN = /^(?:[\p{L}\s'’().,-]*|[\d\s./+:-]{1,16})$/u;

export const REMOVED = '(retiré\u00a0: numéro ou mot de passe)';

/** Whether a cell holds what must never be kept: a social security, card or account number, a password. */
export const isSensitive = (text: string): boolean =>
  text.length > 7 && !isPlain(text) && findSensitiveText(text).length > 0;

/** A text without a single digit or sign may still tell a password (« mdp : soleil » has a colon). */
const isPlain = (text: string): boolean => PLAIN.test(text) && text.replace(/\D/g, '').length < 13;

/** Cells as they may be kept. */
export const screened = (cells: readonly string[]): string[] =>
  cells.map((cell) => (isSensitive(cell) ? REMOVED : cell));
