const ABBREVIATIONS: ReadonlyArray<readonly [RegExp, string]> = [
  [/\bst\b/g, 'saint'],
  [/\bste\b/g, 'sainte'],
  [/ (?:cedex|bp|cs)\b.*$/, ''],
];

/**
 * The form under which two spellings of a commune's name are the same: no accent, no case, no hyphen,
 * « St » spelt out, « CEDEX 2 » and « BP 10 » dropped. Not unique in France: always use it together with a postcode or a département.
 */
export function communeKey(name: string): string {
  let key = name
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  for (const [pattern, full] of ABBREVIATIONS) key = key.replace(pattern, full);
  return key.replace(/ +/g, ' ').trim();
}

/** The key without its leading article (« Le Mont-Dore » is also written « Mont-Dore »). */
export function withoutArticle(key: string): string {
  return key.replace(/^(?:le|la|les|l) /, '');
}

/** The key without a district number at its end (« Paris 12e arrondissement », « Lyon 03 », « Marseille 1er »). */
export function withoutDistrict(key: string): string {
  return key.replace(/ \d{1,2}(?: ?(?:e|er|eme|ere|ieme))?(?: ?arr(?:ondissement)?)?$/, '');
}

/** True when two keys differ by one or two letters at most; names under six letters must be the same. */
export function isCloseKey(key: string, other: string): boolean {
  if (key === other) return true;
  const shortest = Math.min(key.length, other.length);
  if (shortest < 6 || Math.abs(key.length - other.length) > 2) return false;
  return editDistance(key, other) <= (shortest < 10 ? 1 : 2);
}

/** True when all the words of a key are in the other: « morcenx » in « morcenx la nouvelle ». */
export function isPartOfKey(key: string, whole: string): boolean {
  const words = new Set(whole.split(' '));
  const wanted = key.split(' ');
  return wanted.some((word) => word.length >= 4) && wanted.every((word) => words.has(word));
}

/** Levenshtein: letters to add, drop or change. */
function editDistance(one: string, other: string): number {
  let previous = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [row, letter] of [...one].entries()) {
    const current = [row + 1];
    for (const [column, otherLetter] of [...other].entries()) {
      const change = (previous[column] ?? 0) + (letter === otherLetter ? 0 : 1);
      current.push(Math.min(change, (previous[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
    }
    previous = current;
  }
  return previous.at(-1) ?? 0;
}

/**
 * Départements that an INSEE code or a postcode may belong to. Corsican postcodes (20…) say only « Corse », and
 * Saint-Barthélemy and Saint-Martin keep postcodes of Guadeloupe (97133, 97150) beside their own.
 */
export function departmentsOf(code: string): readonly string[] {
  if (/^20\d{3}$/.test(code)) return ['2A', '2B'];
  if (code === '97133') return ['977', '971'];
  if (code === '97150') return ['978', '971'];
  if (/^9[78]\d{3}$/.test(code)) return [code.slice(0, 3)];
  return /^(?:\d\d|2[AB])\d{3}$/.test(code) ? [code.slice(0, 2)] : [];
}
