/** What stands for a letter that the fonts do not have. */
const UNKNOWN = '?';
/** A run without a space longer than this may be cut at the end of a line, wherever it has to be. */
const LONGEST_RUN = 18;
const ZERO_WIDTH_SPACE = '\u200b';
const JOINERS = new Set(['\u200c', '\u200d']);

/**
 * A copy of the data that can be printed: PDF/UA refuses a document with one character that no font draws, so
 * pictures and controls are left out and unknown letters become « ? ». Marks that change the direction of writing go
 * too: they would turn the rest of the line. Very long words may be cut.
 *
 * @param characters those that the fonts draw
 */
export function printable<T>(data: T, characters: ReadonlySet<number>): T {
  return copied(data, characters) as T;
}

function copied(value: unknown, characters: ReadonlySet<number>): unknown {
  if (typeof value === 'string') return breakable(drawn(value, characters));
  if (Array.isArray(value)) return value.map((item) => copied(item, characters));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copied(item, characters)]));
}

function drawn(text: string, characters: ReadonlySet<number>): string {
  let result = '';
  for (const character of text.normalize('NFC')) {
    if (character === '\n') result += character;
    else if (character === '\t' || character === '\r') result += ' ';
    // Between letters it tells how they join (Persian, Hindi); between pictures it has nothing to join any more.
    else if (JOINERS.has(character)) result += /[\p{L}\p{M}]$/u.test(result) ? character : '';
    else if (/[\p{C}\p{Variation_Selector}\u2028\u2029]/u.test(character)) continue;
    else if (characters.has(character.codePointAt(0) ?? 0)) result += character;
    else if (/[\p{L}\p{N}\p{Sc}]/u.test(character)) result += UNKNOWN;
  }
  return result;
}

function breakable(text: string): string {
  return text.replace(/[^\s\u00a0\u202f]+/g, (run) =>
    run.length <= LONGEST_RUN
      ? run
      : run
          .replace(/[@./_-](?=.)/g, `$&${ZERO_WIDTH_SPACE}`)
          .replace(/[^\u200b]{19}(?=.)/gu, (piece) => `${piece}${ZERO_WIDTH_SPACE}`),
  );
}
