import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '../../platform/db/index.js';
import { Jobs } from '../../platform/jobs/index.js';
import { Clock } from '../../platform/time/clock.js';
import { DAYS_KEPT } from './import-status.js';

/** Its job, each night. */
export const EMPTY_IMPORTS = 'imports.empty';

const DAY_MS = 86_400_000;

/** What a file said of people lies in its rows for thirty days, to mend and to undo; then only what was done stays. */
@Injectable()
export class Emptying implements OnModuleInit {
  constructor(
    private readonly work: UnitOfWork,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.define(EMPTY_IMPORTS, () => this.empty(), { singleton: true, everyCron: '20 3 * * *' });
  }

  private async empty(): Promise<void> {
    const now = this.clock.now();
    await this.work.run(async () => {
      const emptied = await this.work.query<{ id: string }>(
        `UPDATE people_import SET emptied_at = $2, samples = '[]'
          WHERE emptied_at IS NULL AND coalesce(applied_at, received_at) < $1
            AND status NOT IN ('analysing', 'applying', 'undoing') RETURNING id`,
        [new Date(now.getTime() - DAYS_KEPT * DAY_MS), now],
      );
      await this.work.execute(
        `UPDATE people_import_row
            SET raw = '{}', understood = NULL, messages = '[]', likely_id = NULL, reasons = '{}', filled = NULL
          WHERE import_id = ANY ($1)`,
        [emptied.map(({ id }) => id)],
      );
    });
  }
}
