/** More words than this narrow nothing: the list holds a name, a phone and a commune. */
const MOST_WORDS = 6;

const PHONE_PART = /^\+?\d+$/;

/**
 * What is typed in the search, cut into words. The figures of a phone number, typed with spaces or points, are one
 * word, and the prefix 00 is a +. Accents and capitals stay: the database folds them as it did those of the people.
 */
export function searchWords(typed: string): string[] {
  const words: string[] = [];
  let phone = '';
  for (const part of [...typed.normalize('NFC').split(/[\s.,;/()]+/), '']) {
    if (PHONE_PART.test(part)) {
      phone += part;
      continue;
    }
    if (phone !== '') words.push(phone.replace(/^00/, '+').replace(/^\+330(?=\d)/, '+33'));
    phone = '';
    // A hyphen alone is no word; the search text holds Latin letters and figures only.
    if (/[\p{Script=Latin}\p{N}@]/u.test(part)) words.push(part);
  }
  return words.slice(0, MOST_WORDS);
}

/** The same word with two neighbouring letters put back in order (« Jaen » for « Jean »): trigrams miss these. */
export function swaps(word: string): string[] {
  const letters = [...word];
  if (letters.length < 4 || /\d/.test(word)) return [];
  const swapped = letters
    .slice(1)
    .map((letter, index) => [...letters.slice(0, index), letter, letters[index], ...letters.slice(index + 2)].join(''));
  return [...new Set(swapped)].filter((other) => other !== word);
}
