const MOST_KEPT = 4_000;
const LONGEST_KEPT = 120;

/**
 * Most cells of a column hold one of a few words: each is put into what is written once. What is kept is a copy: a piece
 * of a long text, as `split` gives it, would keep the whole text alive.
 */
export function wordsOnce<V extends string | object>(make: (text: string) => V): (text: string) => V {
  const kept = new Map<string, V>();
  return (text) => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    if (text.length > LONGEST_KEPT || kept.size >= MOST_KEPT) return make(text);
    const own = Buffer.from(text).toString();
    const made = make(own);
    kept.set(own, made);
    return made;
  };
}
