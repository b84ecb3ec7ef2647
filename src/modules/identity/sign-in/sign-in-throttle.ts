import { Inject, Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import pg from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';

const QUARTER_HOUR = 15 * 60;
export const TRIES_PER_ACCOUNT = 10;
export const TRIES_PER_ADDRESS = 100;

/**
 * Slows down guessing, per account (10 tries, CNIL's figure) and per address (100: a desk shares one), over fifteen
 * minutes. Kept in PostgreSQL, so that several processes and a restart count alike. Neither the e-mail nor the
 * address is stored: what was typed there may be anything, even a password.
 */
@Injectable()
export class SignInThrottle {
  private readonly byAccount: RateLimiterPostgres;
  private readonly byAddress: RateLimiterPostgres;

  // Named: tsc writes no type for `pg.Pool`, which is a getter.
  constructor(@Inject(pg.Pool) pool: pg.Pool) {
    const common = { storeClient: pool, tableName: 'rate_limit', tableCreated: true, duration: QUARTER_HOUR };
    this.byAccount = new RateLimiterPostgres({ ...common, keyPrefix: 'account', points: TRIES_PER_ACCOUNT });
    this.byAddress = new RateLimiterPostgres({ ...common, keyPrefix: 'address', points: TRIES_PER_ADDRESS });
  }

  /** Counts one try; false when there were too many. */
  async allows(email: string, address: string): Promise<boolean> {
    try {
      await this.byAddress.consume(fingerprint(network(address)));
      await this.byAccount.consume(fingerprint(email));
      return true;
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) return false;
      throw refusal;
    }
  }

  async forget(email: string): Promise<void> {
    await this.byAccount.delete(fingerprint(email));
  }
}

/** So that what is counted cannot be read back. */
export const fingerprint = (value: string): string => createHash('sha256').update(value).digest('base64url');

/** A subscriber of IPv6 holds a whole /64: its addresses count as one. */
export function network(address: string): string {
  if (!isIPv6(address) || /^::ffff:\d+\./i.test(address)) return address.replace(/^::ffff:/i, '');
  const [head = '', tail] = address.toLowerCase().split('%')[0]?.split('::') ?? [];
  const start = head === '' ? [] : head.split(':');
  const end = tail ? tail.split(':') : [];
  const groups = [...start, ...Array<string>(Math.max(0, 8 - start.length - end.length)).fill('0'), ...end];
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
