import type { Cleaned } from './cleaned.js';
import { cleanText } from './text.js';

export const NORMALISED = 'mot de la liste nationale réécrit (accents, majuscules, espaces)';
export const ALIAS = 'ancien libellé remplacé par celui de la liste nationale';
export const UNKNOWN = 'mot absent de la liste nationale, mis de côté';

export interface Vocabulary {
  /** How a piece of a cell reads in this vocabulary; undefined when it is in no list. */
  match(piece: string): { readonly value: string; readonly rule?: string } | undefined;
}

/**
 * A closed list: exact words, then the same words but for accents, case and spaces, then former labels; last, the words
 * before a colon, for the schema v0 explained each of its own (« Gratuit : Je peux accéder gratuitement… »).
 */
export function vocabulary(values: readonly string[], aliases: Readonly<Record<string, string>>): Vocabulary {
  const exact = new Set(values);
  const normalised = new Map(values.map((value) => [wordKey(value), value]));
  const former = new Map(Object.entries(aliases).map(([label, value]) => [wordKey(label), value]));
  return {
    match(piece) {
      if (exact.has(piece)) return { value: piece };
      const key = wordKey(piece);
      const alias = former.get(key);
      if (alias) return { value: alias, rule: ALIAS };
      const value = normalised.get(key);
      if (value) return { value, rule: NORMALISED };
      const short = wordKey(/^([^:]+?)\s*:/.exec(piece)?.[1] ?? '');
      const explained = former.get(short) ?? normalised.get(short);
      return explained ? { value: explained, rule: ALIAS } : undefined;
    },
  };
}

/** The words of a cell that are in the vocabulary, each once, in the order of the cell; the others are left out. */
export function cleanList(raw: string, words: Vocabulary): Cleaned<string[]> {
  const value: string[] = [];
  const leftOut: string[] = [];
  const rules = new Set<string>();
  for (const piece of pieces(raw)) {
    const found = words.match(piece);
    if (!found) {
      leftOut.push(piece);
      rules.add(UNKNOWN);
      continue;
    }
    if (found.rule) rules.add(found.rule);
    if (!value.includes(found.value)) value.push(found.value);
  }
  return { value, leftOut, rules: [...rules] };
}

/** A list whose words are free. */
export function cleanFreeList(raw: string): Cleaned<string[]> {
  const cleaned = pieces(raw).map(cleanText);
  const value = cleaned.map((piece) => piece.value).filter((piece) => piece !== undefined);
  return { value: [...new Set(value)], leftOut: [], rules: [...new Set(cleaned.flatMap((piece) => piece.rules))] };
}

/** `|` since the schema v1, `;` before. */
function pieces(raw: string): string[] {
  return raw
    .split(/[|;\n]/)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
}

function wordKey(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
