import { Inject, Injectable } from '@nestjs/common';
import pg from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';

const QUARTER_HOUR = 15 * 60;

/**
 * Slows down guessing, per account (10 tries, CNIL's figure) and per address (100: a desk shares one), over fifteen
 * minutes. Kept in PostgreSQL, so that several processes and a restart count alike.
 */
@Injectable()
export class SignInThrottle {
  private readonly byAccount: RateLimiterPostgres;
  private readonly byAddress: RateLimiterPostgres;

  constructor(@Inject(pg.Pool) pool: pg.Pool) {
    const common = { storeClient: pool, tableName: 'rate_limit', tableCreated: true, duration: QUARTER_HOUR };
    this.byAccount = new RateLimiterPostgres({ ...common, keyPrefix: 'account', points: 10 });
    this.byAddress = new RateLimiterPostgres({ ...common, keyPrefix: 'address', points: 100 });
  }

  /** Counts one try; false when there were too many. */
  async allows(email: string, address: string): Promise<boolean> {
    try {
      await this.byAddress.consume(address);
      await this.byAccount.consume(email);
      return true;
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) return false;
      throw refusal;
    }
  }

  async forget(email: string): Promise<void> {
    await this.byAccount.delete(email);
  }
}
