import { Inject, Injectable, Logger } from '@nestjs/common';
import { setImmediate as turn } from 'node:timers/promises';
import pg from 'pg';
import type PgBoss from 'pg-boss';
import { UnitOfWork } from '../db/index.js';
import { nameOfError } from '../errors/name-of-error.js';
import { JOBS_SCHEMA } from './install-jobs.js';

/** pg-boss does not wait for these two, and would take the program down with the database: the job only expires. */
const CLOSES_A_JOB = /SELECT COUNT\(\*\) FROM results\s*$/i;

/**
 * pg-boss on the program’s own connections: no second pool. What is sent inside `UnitOfWork.run` is written by that
 * transaction, and is gone with it when it is rolled back.
 */
@Injectable()
export class Boss {
  private readonly logger = new Logger('Jobs');
  private readonly underWay = new Set<Promise<unknown>>();
  private loaded: Promise<PgBoss> | undefined;
  private stopped = false;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    // Named: tsc writes no type for `pg.Pool`, which is a getter.
    @Inject(pg.Pool) private readonly pool: pg.Pool,
  ) {}

  /** The one pg-boss of this process, loaded at the first use. */
  get(): Promise<PgBoss> {
    return (this.loaded ??= this.load());
  }

  /** Lets the jobs under way end, 20 seconds at most, and then leaves the database in peace. */
  async stop(): Promise<void> {
    if (!this.loaded) return;
    await (await this.loaded).stop({ timeout: 20_000 });
    // It waits for what works, not for what is being fetched: that is handed back, which is a statement more.
    while (this.underWay.size > 0) {
      await Promise.allSettled(this.underWay);
      await turn();
    }
    this.stopped = true;
  }

  private async load(): Promise<PgBoss> {
    const { default: Loaded } = await import('pg-boss');
    const executeSql = (text: string, values: unknown[]) => this.execute(text, values);
    const boss = new Loaded({ schema: JOBS_SCHEMA, db: { executeSql } });
    // Without the message: it may hold what a statement held.
    boss.on('error', (error) => this.logger.warn(`Jobs wait: ${nameOfError(error)}`));
    return boss;
  }

  private async execute(text: string, values: unknown[] = []): Promise<{ rows: unknown[] }> {
    if (this.stopped) return { rows: [] };
    if (this.unitOfWork.active) return { rows: await this.unitOfWork.prepared(text, values) };
    const running = this.alone(text, values);
    this.underWay.add(running);
    return running
      .finally(() => this.underWay.delete(running))
      .catch((error: unknown) => {
        if (!CLOSES_A_JOB.test(text)) throw error;
        this.logger.warn(`A job could not be closed: ${nameOfError(error)}`);
        return { rows: [{ count: 0 }] };
      });
  }

  /** A connection whose statement failed may be left in a transaction that is aborted: it is thrown away. */
  private async alone(text: string, values: unknown[]): Promise<{ rows: unknown[] }> {
    const client = await this.pool.connect();
    try {
      const { rows } = await client.query<Record<string, unknown>>(text, values);
      client.release();
      return { rows };
    } catch (error) {
      client.release(true);
      throw error;
    }
  }
}
