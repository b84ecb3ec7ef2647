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

const lengthOf = (word: string): number => [...word].length;

/** Trigrams need three characters: under that, a word's beginning, which the index knows too. */
const isShort = (word: string): boolean => lengthOf(word) < 3;

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

/** Enough people answer to so few letters that the latest ones do: no need to look at everybody's. */
export const isCommon = (words: readonly string[]): boolean =>
  words.every((word) => lengthOf(word) <= (words.length > 1 ? 3 : isPhone(word) ? 4 : 9));

/** A mistake in a shorter word leaves nothing to find it by. */
const FEWEST_LETTERS = 4;

export const mayBeMistaken = (words: readonly string[]): boolean =>
  words.some((word) => lengthOf(word) >= FEWEST_LETTERS && !isPhone(word));

interface Mistaken {
  /** What the index can find: one part of each word is right, or two letters of it were swapped. */
  near: string;
  /** … and, of what it finds, what is near enough. */
  alike: string;
}

/**
 * Each word, but for a typing fault. A fault is in one half of the word: the other one is found by the index, and then
 * only those are compared by resemblance. Two letters swapped are looked for as such, since they may span the halves.
 */
export function everyWordMistaken(words: readonly string[], parameters: Parameters): Mistaken {
  const ways = words.map((word) => (lengthOf(word) >= FEWEST_LETTERS && !isPhone(word) ? mistaken(word) : exact(word)));
  return {
    near: ways.map(({ near }) => `(${near})`).join(' AND '),
    alike: ways.map(({ alike }) => `(${alike})`).join(' AND '),
  };

  function exact(word: string): Mistaken {
    const condition = contains(parameters.add(word), isShort(word));
    return { near: condition, alike: condition };
  }

  function mistaken(word: string): Mistaken {
    const whole = parameters.add(word);
    const swapped = swaps(word).map((other) => contains(parameters.add(other), false));
    const halves = halvesOf(word).map((half) => contains(parameters.add(half), false));
    return {
      near: [...swapped, ...halves].join(' OR '),
      alike: [...swapped, `word_similarity(search_normalise(${whole}), b.search_text) >= ${ALIKE_THRESHOLD}`].join(
        ' OR ',
      ),
    };
  }
}

/** Its two halves; of a short word, its beginning and its end, which share a letter or two. */
function halvesOf(word: string): [string, string] {
  const letters = [...word];
  const half = Math.max(3, Math.floor(letters.length / 2));
  return [letters.slice(0, half).join(''), letters.slice(-Math.max(3, letters.length - half)).join('')];
}
