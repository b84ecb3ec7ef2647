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
      if (asset.endsWith('.css')) waiting.push(...assetsIn(await textOf(fetched), asset));
    }
    return transfers;
  }
}

export const totalBytes = (transfers: readonly Transfer[]): number =>
  transfers.reduce((sum, { bytes }) => sum + bytes, 0);

/** Addresses of our assets in a page or a style sheet. */
function assetsIn(text: string, from = '/assets/x'): string[] {
  const found = [...text.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g), ...text.matchAll(/url\("?([^")]+)"?\)/g)];
  const addresses = found.map(([, address = '']) => address).filter((address) => !address.startsWith('data:'));
  return [...new Set(addresses.map((address) => new URL(address, `http://127.0.0.1${from}`).pathname))];
}
