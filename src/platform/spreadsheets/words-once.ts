const MOST_KEPT = 20_000;
const LONGEST_KEPT = 120;

/** Most cells of a table hold one of a few words: each is put into XML once. */
export function wordsOnce(make: (text: string) => string): (text: string) => string {
  const kept = new Map<string, string>();
  return (text) => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    const made = make(text);
    if (text.length <= LONGEST_KEPT && kept.size < MOST_KEPT) kept.set(text, made);
    return made;
  };
}
