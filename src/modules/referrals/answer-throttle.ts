import { HttpException, Inject, Injectable } from '@nestjs/common';
import pg from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { fingerprint, network } from '../../platform/http/client-address.js';

/** A desk shares one address; a key has 256 bits: this only slows down those who would hammer. */
export const OPENINGS_PER_ADDRESS = 60;
const QUARTER_HOUR = 15 * 60;

/** New links for one referral. */
export const NEW_LINKS_PER_DAY = 3;
const DAY = 24 * 3600;

/** Slows down the pages that anybody can reach, whatever the process and across restarts. No address is stored. */
@Injectable()
export class AnswerThrottle {
  private readonly openings: RateLimiterPostgres;
  private readonly newLinks: RateLimiterPostgres;

  constructor(@Inject(pg.Pool) pool: pg.Pool) {
    const common = { storeClient: pool, tableName: 'rate_limit', tableCreated: true };
    const openings = { keyPrefix: 'answer', points: OPENINGS_PER_ADDRESS, duration: QUARTER_HOUR };
    const newLinks = { keyPrefix: 'answer-link', points: NEW_LINKS_PER_DAY, duration: DAY };
    this.openings = new RateLimiterPostgres({ ...common, ...openings });
    this.newLinks = new RateLimiterPostgres({ ...common, ...newLinks });
  }

  /** Counts one try to use a link. @throws HttpException 429 past the limit */
  async countOpening(address: string): Promise<void> {
    if (!(await allowed(this.openings, fingerprint(network(address))))) throw new HttpException('too many', 429);
  }

  /** Counts one new link; false past the limit, which is not told. */
  allowsNewLink(referralId: string): Promise<boolean> {
    return allowed(this.newLinks, referralId);
  }
}

async function allowed(limiter: RateLimiterPostgres, key: string): Promise<boolean> {
  try {
    await limiter.consume(key);
    return true;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return false;
    throw refusal;
  }
}
