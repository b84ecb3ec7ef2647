import { Injectable } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { Config } from '../../../platform/config/index.js';
import { Clock } from '../../../platform/time/clock.js';
import { AnswerCache } from '../../../platform/answer-cache.js';
import { type GeocodingAnswer, readGeocodingAnswer } from './geocoding-answer.js';

export interface AddressQuery {
  /** Number and street. */
  readonly address: string;
  /** INSEE code of the commune, in which alone it is looked for. */
  readonly communeInsee: string;
}

const TIMEOUT_MS = 2000;
const RETRY_AFTER_MS = 100;
const DEFAULT_PAUSE_S = 60;
const LONGEST_PAUSE_S = 3600;

const UNAVAILABLE: GeocodingAnswer = { kind: 'unavailable' };

/**
 * The Géoplateforme's search of addresses (https://data.geopf.fr/geocodage, 50 requests a second at most). Each call takes
 * 2 seconds at most and is tried once more when the network or the service fails. After a 429 nothing is asked until the
 * time that the answer names. Answers are kept a few minutes in memory; addresses are never written down.
 */
@Injectable()
export class GeocodingClient {
  private readonly cache: AnswerCache<GeocodingAnswer>;
  private pausedUntil = 0;

  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
  ) {
    this.cache = new AnswerCache(clock, { keptMs: 10 * 60_000, most: 500 });
  }

  /** Never throws: without an answer the caller has the commune's centre to fall back on. */
  async search(query: AddressQuery): Promise<GeocodingAnswer> {
    const base = this.config.geocodingUrl;
    if (base === undefined || this.clock.now().getTime() < this.pausedUntil) return UNAVAILABLE;
    const url = new URL(base);
    url.search = new URLSearchParams({
      ...Object.fromEntries(url.searchParams),
      ...{ q: query.address, citycode: query.communeInsee, index: 'address', limit: '1' },
    }).toString();
    const known = this.cache.get(url.search);
    if (known) return known;
    const answer = (await this.ask(url)) ?? (await pause(RETRY_AFTER_MS), await this.ask(url)) ?? UNAVAILABLE;
    if (answer.kind !== 'unavailable') this.cache.keep(url.search, answer);
    return answer;
  }

  /** Undefined: worth another try. */
  private async ask(url: URL): Promise<GeocodingAnswer | undefined> {
    try {
      const response = await fetch(url, {
        headers: { Accept: 'application/json' },
        signal: AbortSignal.timeout(TIMEOUT_MS),
        redirect: 'error',
      });
      if (response.status === 429) return this.wait(response.headers.get('retry-after'));
      if (response.status >= 500) return undefined;
      if (!response.ok) return UNAVAILABLE;
      return readGeocodingAnswer(await response.json());
    } catch (error) {
      // Words that are not JSON would be the same a second time.
      return (error as Error).name === 'SyntaxError' ? UNAVAILABLE : undefined;
    }
  }

  /** @param retryAfter seconds, or a date; a minute when it says nothing that can be read */
  private wait(retryAfter: string | null): GeocodingAnswer {
    const now = this.clock.now().getTime();
    const date = Date.parse(retryAfter ?? '');
    const seconds = /^\d+$/.test(retryAfter ?? '') ? Number(retryAfter) : (date - now) / 1000;
    const wait = Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, LONGEST_PAUSE_S) : DEFAULT_PAUSE_S;
    this.pausedUntil = now + wait * 1000;
    return UNAVAILABLE;
  }
}
