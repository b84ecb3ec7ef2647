type ParamNames<P extends string> = P extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParamNames<Rest>
  : P extends `${string}:${infer Name}`
    ? Name
    : never;

type Params<P extends string> = Record<ParamNames<P>, string>;

export interface Path<P extends string> {
  /** For the controller's decorator. */
  pattern: P;
  /** For redirects, links and tests. */
  to: [ParamNames<P>] extends [never] ? () => string : (params: Params<P>) => string;
}

/** One object serves the route, its links, its redirects and its tests. */
export function path<P extends string>(pattern: P): Path<P> {
  const to = (params: Record<string, string> = {}) =>
    pattern.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  return { pattern, to: to };
}

/** The address with its query, leaving out what is empty. Nothing personal belongs in a query string. */
export function withQuery(address: string, query: Record<string, string | number | undefined>): string {
  const parts = Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(String(value))}`);
  return parts.length > 0 ? `${address}?${parts.join('&')}` : address;
}
