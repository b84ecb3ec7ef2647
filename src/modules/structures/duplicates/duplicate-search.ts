import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/db/index.js';
import { Jobs } from '../../../platform/jobs/index.js';
import { Clock } from '../../../platform/time/clock.js';
import { FORGET_OUTDATED, KEEP_FOUND, NAME_KEYS, SCORE_PAIRS } from './duplicate-sql.js';
import { PLACE_KINDS } from './place-kinds.js';

/** Its job, without data: looks at the places that changed since it last ran. */
export const SEARCH_DUPLICATES = 'directory.search-duplicates';

const WATERMARK = 'duplicates';
/** A place is dated when its import begins to write, and seen when it ends: what is older may still be unseen. */
const MARGIN_MS = 3_600_000;

/**
 * Proposes pairs of places that may be one. Only places that share a commune, or stand within 500 m, are compared, and
 * only when one of the two changed since the last search. What a person has decided stays decided.
 */
@Injectable()
export class DuplicateSearch implements OnModuleInit {
  constructor(
    private readonly work: UnitOfWork,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.define(SEARCH_DUPLICATES, () => this.search().then(() => undefined), {
      singleton: true,
      everyCron: '40 4 * * *',
    });
  }

  /** @returns how many pairs involving a changed place are proposed */
  async search(): Promise<number> {
    const now = this.clock.now();
    return this.work.run(async () => {
      const since = await this.since();
      await this.work.execute(NAME_KEYS, [since, Object.values(PLACE_KINDS)]);
      await this.work.execute('CREATE INDEX ON place_key (commune_insee)');
      await this.work.execute('CREATE INDEX ON place_key USING gist (point) WHERE point IS NOT NULL');
      await this.work.execute('CREATE UNIQUE INDEX ON place_key (id)');
      await this.work.execute('ANALYZE place_key');
      await this.work.execute(SCORE_PAIRS);
      await this.work.execute('CREATE UNIQUE INDEX ON scored_pair (first, second)');
      await this.work.execute('ANALYZE scored_pair');
      await this.work.execute(FORGET_OUTDATED);
      const proposed = await this.work.execute(KEEP_FOUND, [now]);
      await this.work.execute(
        `INSERT INTO reference_data (name, version, loaded_at) VALUES ($1, '1', $2)
         ON CONFLICT (name) DO UPDATE SET loaded_at = excluded.loaded_at`,
        [WATERMARK, now],
      );
      return proposed;
    });
  }

  private async since(): Promise<Date> {
    // Two searches at once would each undo what the other keeps.
    await this.work.query('SELECT pg_advisory_xact_lock(hashtext($1))', [SEARCH_DUPLICATES]);
    const [last] = await this.work.query<{ at: Date }>('SELECT loaded_at AS at FROM reference_data WHERE name = $1', [
      WATERMARK,
    ]);
    return last ? new Date(last.at.getTime() - MARGIN_MS) : new Date(0);
  }
}
