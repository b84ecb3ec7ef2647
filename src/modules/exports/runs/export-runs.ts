import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/db/index.js';
import { HeldWork, Jobs } from '../../../platform/jobs/index.js';
import { ExportMaking } from './export-making.js';

/** Its job, without data: takes up every export that has something to do, the shortest first. */
export const RUN_EXPORTS = 'exports.run';

/** First half of the lock that says that an export is being made: it falls with the program. */
const ALIVE = 430_204;

/**
 * Makes exports in the background, one at a time in each process. Where one stands is in its row: one whose program was
 * killed is begun again, at its next start or within five minutes in another process.
 */
@Injectable()
export class ExportRuns implements OnModuleInit {
  constructor(
    private readonly work: UnitOfWork,
    private readonly jobs: Jobs,
    private readonly held: HeldWork,
    private readonly making: ExportMaking,
  ) {}

  onModuleInit(): void {
    const settings = { singleton: true, atStart: true, everyCron: '*/5 * * * *', maxMinutes: 120 };
    this.jobs.define(RUN_EXPORTS, () => this.runAll(), settings);
  }

  /** Here and now, unless another process is at it. @throws what the making did not expect */
  async run(id: string): Promise<void> {
    await this.held.alone(ALIVE, id, () => this.making.carryOut(id));
  }

  private async runAll(): Promise<void> {
    const tried: string[] = [];
    let failure: Error | undefined;
    while (!this.jobs.stopping) {
      const [next] = await this.work.query<{ id: string }>(
        `SELECT id FROM export_run WHERE state IN ('waiting', 'running') AND NOT id = ANY ($1::uuid[])
          ORDER BY rows_expected, created_at LIMIT 1`,
        [tried],
      );
      if (!next) break;
      tried.push(next.id);
      // One that fails in an unforeseen way must not keep the others waiting.
      await this.run(next.id).catch((error: Error) => (failure = error));
    }
    if (failure) throw failure;
  }
}
