import { HttpException, Inject, Injectable } from '@nestjs/common';
import pg from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { fingerprint, network } from '../http/client-address.js';

const QUARTER_HOUR = 15 * 60;

/** A desk shares one address, and a key has 256 bits: the first only slows down those who would hammer. */
const LIMITS = {
  /** Openings of a link, from one address. */
  opening: { points: 60, duration: QUARTER_HOUR },
  /** Forms that anybody may send, from one address: a town hall’s computers share one. */
  publicForm: { points: 40, duration: QUARTER_HOUR },
} as const;
export type Limited = keyof typeof LIMITS;

/** Slows down the pages that anybody can reach, whatever the process and across restarts. No address is stored. */
@Injectable()
export class LinkThrottle {
  private readonly limiters: Record<Limited, RateLimiterPostgres>;

  constructor(@Inject(pg.Pool) pool: pg.Pool) {
    const limiter = (kind: Limited) =>
      new RateLimiterPostgres({
        ...{ storeClient: pool, tableName: 'rate_limit', tableCreated: true, keyPrefix: `link-${kind}` },
        ...LIMITS[kind],
      });
    this.limiters = { opening: limiter('opening'), publicForm: limiter('publicForm') };
  }

  /** Counts one. @throws HttpException 429 past the limit */
  async count(kind: Limited, address: string | undefined): Promise<void> {
    try {
      await this.limiters[kind].consume(fingerprint(network(address ?? 'unknown')));
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) throw new HttpException('too many', 429);
      throw refusal;
    }
  }
}
