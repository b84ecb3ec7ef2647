import { exchange, textOf } from './exchange.js';
import type { Visitor } from './visitor.js';

export interface Transfer {
  readonly address: string;
  /** Headers and body as they came over the wire. */
  readonly bytes: number;
}

/** A browser's cache: what was fetched under a content-hashed address is never asked for again. */
export class WireMeter {
  private readonly cached = new Set<string>();

  constructor(
    private readonly origin: string,
    private readonly visitor: Visitor,
  ) {}

  /** The page and all that it needs and that is not cached: styles, scripts, images and the fonts of the styles. */
  async visit(address: string): Promise<Transfer[]> {
    const answer = await this.visitor.get(address);
    if (answer.status !== 200) throw new Error(`${address} answered ${answer.status}.`);
    const transfers = [{ address, bytes: answer.bytes }];
    const waiting = assetsIn(await textOf(answer));
    for (let asset = waiting.pop(); asset; asset = waiting.pop()) {
      if (this.cached.has(asset)) continue;
      this.cached.add(asset);
      const fetched = await exchange(`${this.origin}${asset}`);
      if (fetched.status !== 200) throw new Error(`${asset} answered ${fetched.status}.`);
      transfers.push({ address: asset, bytes: fetched.bytes });
      if (asset.endsWith('.css')) waiting.push(...fontsIn(await textOf(fetched)));
    }
    return transfers;
  }
}

export const totalBytes = (transfers: readonly Transfer[]): number =>
  transfers.reduce((sum, { bytes }) => sum + bytes, 0);

/** What the page itself links. */
const assetsIn = (page: string): string[] => addresses(page, /(?:href|src)="(\/assets\/[^"]+)"/g);

/** A browser fetches a style sheet’s images only for what is on the page; its two fonts are on every page. */
const fontsIn = (styles: string): string[] =>
  addresses(styles, /url\("?([^")]+\.woff2)"?\)/g).map(
    (address) => new URL(address, 'http://127.0.0.1/assets/').pathname,
  );

const addresses = (text: string, pattern: RegExp): string[] => [
  ...new Set([...text.matchAll(pattern)].map(([, address = '']) => address)),
];
