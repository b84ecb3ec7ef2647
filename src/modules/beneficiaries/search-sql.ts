import { swaps } from './search-words.js';

/** How many of a word's trigrams stand together in the text: « mertin » still finds Martin, « marc » no longer does. */
export const ALIKE_THRESHOLD = 0.4;

/** Gathers the values of a statement and gives back their places: `$1`, `$2`… */
export class Parameters {
  readonly values: unknown[] = [];

  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

/** Trigrams need three characters: under that, a word's beginning, which the index knows too. */
const isShort = (word: string): boolean => [...word].length < 3;

const isPhone = (word: string): boolean => /^\+?\d+$/.test(word);

/** Each word somewhere in the person's text. `search_normalise` folds accents and leaves no sign of LIKE. */
export function everyWord(words: readonly string[], parameters: Parameters): string {
  return words.map((word) => contains(parameters.add(word), isShort(word))).join(' AND ');
}

function contains(place: string, asBeginning: boolean): string {
  const word = `search_normalise(${place})`;
  return asBeginning
    ? `(b.search_text LIKE ${word} || '%' OR b.search_text LIKE '% ' || ${word} || '%')`
    : `b.search_text LIKE '%' || ${word} || '%'`;
}

/** Each word, but for a typing fault: by trigrams, with ALIKE_THRESHOLD set for the transaction. */
export function everyWordAlike(words: readonly string[], parameters: Parameters): string {
  return words
    .map((word) =>
      isShort(word) || isPhone(word)
        ? contains(parameters.add(word), isShort(word))
        : `search_normalise(${parameters.add(word)}) <% b.search_text`,
    )
    .join(' AND ');
}

/** Each word, one of them with two letters swapped; undefined when no word is long enough for that. */
export function oneWordSwapped(words: readonly string[], parameters: Parameters): string | undefined {
  const ways = words.flatMap((word, index) =>
    swaps(word).map((other) => everyWord([...words.slice(0, index), other, ...words.slice(index + 1)], parameters)),
  );
  return ways.length > 0 ? ways.map((way) => `(${way})`).join(' OR ') : undefined;
}
