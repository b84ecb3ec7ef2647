const HERE = 'http://ici.invalid';
const LONGEST = 2_000;

/** The page asked for before signing in, when it is one of ours; never another site's, however it is disguised. */
export function ownAddress(wanted: unknown): string | undefined {
  if (typeof wanted !== 'string' || !wanted.startsWith('/') || wanted.length > LONGEST) return undefined;
  if (!URL.canParse(wanted, HERE)) return undefined;
  const { origin, pathname, search } = new URL(wanted, HERE);
  return origin === HERE && !pathname.startsWith('//') ? pathname + search : undefined;
}
