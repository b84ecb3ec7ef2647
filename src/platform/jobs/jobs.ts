import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import type PgBoss from 'pg-boss';
import { nameOfError, placesOfError } from '../errors/name-of-error.js';
import { newId } from '../ids.js';
import { PARIS } from '../time/day.js';
import { Boss } from './boss.js';

/** Ids and codes only: jobs are kept for a while once done. */
export type JobData = Record<string, string | number | boolean | null>;
export type JobHandler<D extends JobData = JobData> = (data: D) => Promise<void>;

export interface JobSettings {
  /** How many times a job that failed is tried again, a minute later, then two, four… Default: 3. */
  retryLimit?: number;
  /** Runs by itself at these times of Paris (« 0 3 * * * »), once for all processes, the next minute if one was missed. */
  everyCron?: string;
  /** All that waits is answered by one run, with the data of the last: for a job that takes what it finds to do. */
  singleton?: boolean;
  /** Runs once when the workers start, to take up what another process left. */
  atStart?: boolean;
  /** After this time the job is thought dead and is tried again. Default: 15. A longer job ends in time by itself. */
  maxMinutes?: number;
}

export interface EnqueueOptions {
  /** Not before. */
  startAfter?: Date;
  /** Nothing is added while a job of the same name and key is waiting. Two transactions with one key wait for each other. */
  singletonKey?: string;
}

interface Definition extends JobSettings {
  name: string;
  handler: JobHandler;
}

const POLLING_SECONDS = 2;
const ALL_THAT_WAITS = 1_000;

/**
 * Work done later, outside the request that asks for it. A job is a row of the same database, written by the caller’s
 * transaction, and is run at least once: a process killed in the middle leaves it to be tried again after `maxMinutes`.
 * Handlers therefore bear being run twice, and two processes may run the same job at once.
 *
 * Only the program runs jobs (`start`). Elsewhere — tests, the demonstration’s story — they wait in their queue.
 */
@Injectable()
export class Jobs implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Jobs');
  private readonly definitions = new Map<string, Definition>();
  private isStopping = false;
  private starting: Promise<void> | undefined;

  constructor(private readonly boss: Boss) {}

  /** In `onModuleInit`, once for each name. */
  define<D extends JobData>(name: string, handler: JobHandler<D>, settings: JobSettings = {}): void {
    if (this.definitions.has(name)) throw new Error(`Job ${name} is defined twice`);
    this.definitions.set(name, { ...settings, name, handler: handler as JobHandler });
  }

  /** Joins the transaction of `UnitOfWork.run`: no commit, no job. */
  async enqueue(name: string, data: JobData = {}, options: EnqueueOptions = {}): Promise<void> {
    const definition = this.definition(name);
    const boss = await this.boss.get();
    const send = () =>
      boss.send(name, data, {
        ...sending(definition),
        singletonKey: options.singletonKey ?? newId(),
        ...(options.startAfter ? { startAfter: options.startAfter } : {}),
      });
    if ((await send()) !== null) return;
    // Nothing was added: the same key waits already, or nobody ever started the workers on this database.
    if (await boss.getQueue(name)) return;
    await createQueue(boss, name);
    await send();
  }

  /** Runs the handler here and now, and throws what it throws: for tests. */
  async runNow(name: string, data: JobData = {}): Promise<void> {
    await this.definition(name).handler(data);
  }

  /** True once the program ends: a long job stops at its next step and leaves the rest. */
  get stopping(): boolean {
    return this.isStopping;
  }

  /** Starts the workers of this process; until the application closes, even in the middle of this. */
  async start(): Promise<void> {
    this.starting = this.startWorkers();
    await this.starting;
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    // A start that fails is told by who asked for it.
    await Promise.allSettled([this.starting]);
    await this.boss.stop();
  }

  private async startWorkers(): Promise<void> {
    const boss = await this.boss.get();
    await boss.start();
    for (const { name } of this.definitions.values()) await createQueue(boss, name);
    await this.schedule(boss);
    for (const definition of this.definitions.values()) {
      if (this.isStopping) return;
      const batchSize = definition.singleton ? ALL_THAT_WAITS : 1;
      const settings = { batchSize, pollingIntervalSeconds: POLLING_SECONDS, includeMetadata: true as const };
      if (definition.atStart) await this.enqueue(definition.name, {}, { singletonKey: 'start' });
      await boss.work<JobData>(definition.name, settings, (jobs) => this.answer(definition, jobs));
    }
  }

  private async schedule(boss: PgBoss): Promise<void> {
    const wanted = [...this.definitions.values()].filter(({ everyCron }) => everyCron);
    for (const { name } of await boss.getSchedules()) {
      if (!wanted.some((definition) => definition.name === name)) await boss.unschedule(name);
    }
    for (const definition of wanted) {
      const options = { ...sending(definition), singletonKey: 'cron', tz: PARIS };
      await boss.schedule(definition.name, definition.everyCron ?? '', {}, options);
    }
  }

  private async answer({ name, handler }: Definition, jobs: readonly PgBoss.JobWithMetadata<JobData>[]): Promise<void> {
    // Fetched as the program was ending: tried again later, as any job that failed.
    if (this.isStopping) throw new Error('The program is ending');
    try {
      // They come in no order.
      const last = [...jobs].sort((one, other) => one.createdOn.getTime() - other.createdOn.getTime()).at(-1);
      await handler(last?.data ?? {});
    } catch (error) {
      this.logger.error(`Job ${name} failed: ${nameOfError(error)}`, placesOfError(error));
      // pg-boss keeps what is thrown: without the values that a failed statement carries.
      throw new Error(nameOfError(error));
    }
  }

  private definition(name: string): Definition {
    const definition = this.definitions.get(name);
    if (!definition) throw new Error(`No job ${name}`);
    return definition;
  }
}

/** « short »: of those that wait, one for each key; a key of its own for each job that has none. */
const createQueue = (boss: PgBoss, name: string): Promise<void> => boss.createQueue(name, { name, policy: 'short' });

const sending = ({ retryLimit = 3, maxMinutes = 15 }: Definition) => ({
  retryLimit,
  retryDelay: 60,
  retryBackoff: true,
  expireInSeconds: maxMinutes * 60,
});
