import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/db/index.js';
import { Jobs } from '../../../platform/jobs/index.js';
import { MergeRecords } from './merge-records.js';
import { RowMover } from './moved-rows.js';

/** Its job, without data. */
export const TIDY_MERGES = 'beneficiaries.tidy-merges';

/** Each night: rows that came late follow their person; what could undo a merger of thirty days ago is erased. */
@Injectable()
export class MergeNight implements OnModuleInit {
  constructor(
    private readonly work: UnitOfWork,
    private readonly jobs: Jobs,
    private readonly mover: RowMover,
    private readonly records: MergeRecords,
  ) {}

  onModuleInit(): void {
    this.jobs.define(TIDY_MERGES, () => this.tidy(), { singleton: true, everyCron: '20 3 * * *' });
  }

  async tidy(): Promise<void> {
    await this.work.run(() => this.mover.followLate());
    await this.records.purge();
  }
}
