import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/db/index.js';
import { Jobs } from '../../../platform/jobs/index.js';
import { Clock } from '../../../platform/time/clock.js';
import {
  AROUND_THE_CHANGED,
  BLOCKS,
  EVERYBODY,
  FORGET_OUTDATED,
  KEEP_FOUND,
  NOTE_SEARCHED,
  PAIRS,
  SCORES,
  SIDES,
  STALE_STRUCTURES,
  TO_LOOK_THROUGH,
} from './search-sql.js';

/** Its job, without data: looks at the people who changed since it last ran, structure by structure. */
export const SEARCH_DUPLICATES = 'beneficiaries.search-duplicates';

/** A file is dated when it is written, and seen when its transaction ends. */
const MARGIN = '15 minutes';

/** When more than one file in so many changed, all of them at once is less work. */
const MANY = 20;

/** Keeps the list of people who may be one. All the work is the database’s, one structure a transaction. */
@Injectable()
export class DuplicateSearch implements OnModuleInit {
  constructor(
    private readonly work: UnitOfWork,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    const settings = { singleton: true, everyCron: '*/10 * * * *', maxMinutes: 60 };
    this.jobs.define(SEARCH_DUPLICATES, () => this.searchAll(), settings);
  }

  async searchAll(): Promise<void> {
    for (const { id } of await this.work.query<{ id: string }>(STALE_STRUCTURES, [MARGIN])) {
      if (this.jobs.stopping) return;
      await this.search(id);
    }
  }

  /** Looks through one structure’s files. */
  async search(structureId: string): Promise<void> {
    const now = this.clock.now();
    await this.work.run(async () => {
      // Two searches at once would each forget what the other finds.
      await this.work.query('SELECT pg_advisory_xact_lock(hashtext($1), hashtext($2))', [
        SEARCH_DUPLICATES,
        structureId,
      ]);
      await this.work.query(`SELECT set_config('work_mem', '64MB', true)`);
      const everybody = await this.gather(structureId);
      await this.work.execute('ANALYZE match_member');
      await this.work.execute(BLOCKS);
      await this.work.execute('CREATE UNIQUE INDEX ON block (key)');
      await this.work.execute('ANALYZE block');
      await this.work.execute(PAIRS);
      await this.work.execute(SIDES);
      await this.work.execute('ANALYZE match_pair');
      await this.work.execute('ANALYZE match_person');
      await this.work.execute(SCORES);
      await this.work.execute('CREATE UNIQUE INDEX ON scored_pair (first_id, second_id)');
      await this.work.execute('ANALYZE scored_pair');
      await this.work.execute(FORGET_OUTDATED, [structureId]);
      await this.work.execute(KEEP_FOUND, [structureId, now]);
      await this.work.execute(NOTE_SEARCHED, [structureId, everybody]);
    });
  }

  /** @returns whether everybody is looked at, and not only those around whom something changed */
  private async gather(structureId: string): Promise<boolean> {
    const [found] = await this.work.query<{ since: Date | null; people: number; changed: number }>(TO_LOOK_THROUGH, [
      structureId,
      MARGIN,
    ]);
    if (!found?.since || found.changed * MANY > found.people) {
      await this.work.execute(EVERYBODY, [structureId]);
      return true;
    }
    await this.work.execute(AROUND_THE_CHANGED, [structureId, found.since]);
    return false;
  }
}
