import { Inject, Injectable } from '@nestjs/common';
import pg from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { fingerprint, network } from '../../../platform/http/client-address.js';

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
