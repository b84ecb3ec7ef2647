const MOST_KEPT = 4_000;
const LONGEST_KEPT = 120;

/**
 * Most texts are one of a few words: each is put into what is written once. What is kept is a copy: a piece of a long
 * text, as `split` gives it, would keep the whole text alive. So is what is made: put together from pieces, it would be
 * put together again at each use.
 * @param unkept what makes those that are not kept, when it is something else
 */
export function wordsOnce(make: (text: string) => string, unkept = make): (text: string) => string {
  const kept = new Map<string, string>();
  return (text) => {
    if (text.length > LONGEST_KEPT) return unkept(text);
    const known = kept.get(text);
    if (known !== undefined) return known;
    if (kept.size >= MOST_KEPT) return unkept(text);
    const own = copyOf(text);
    const made = copyOf(make(own));
    kept.set(own, made);
    return made;
  };
}

const copyOf = (text: string): string => Buffer.from(text).toString();
