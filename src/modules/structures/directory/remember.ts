/**
 * A pure reading of a text, kept for the texts that come again: hours are the same few hundred words in thousands of
 * rows. Bounded, so that a hostile file gains nothing.
 */
export function remember<T>(read: (text: string) => T, most = 2_000): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined || known.has(text)) return found as T;
    if (known.size >= most) known.clear();
    const value = read(text);
    known.set(text, value);
    return value;
  };
}
