import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/db/index.js';
import { Jobs } from '../../../platform/jobs/index.js';
import { Clock } from '../../../platform/time/clock.js';
import { ExportFiles } from './export-files.js';

/** Its job, each hour. */
export const EXPIRE_EXPORTS = 'exports.expire';

/** Days during which what was asked stays in its owner’s list, once its file is gone. The journal keeps it longer. */
const DAYS_LISTED = 30;
const DAY_MS = 86_400_000;

/** Files go when their time is over, and so does whatever lies in their folder that no export answers for. */
@Injectable()
export class ExportExpiry implements OnModuleInit {
  constructor(
    private readonly work: UnitOfWork,
    private readonly jobs: Jobs,
    private readonly files: ExportFiles,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.define(EXPIRE_EXPORTS, () => this.expire(), { singleton: true, atStart: true, everyCron: '10 * * * *' });
  }

  private async expire(): Promise<void> {
    const now = this.clock.now();
    await this.work.execute(`UPDATE export_run SET state = 'expired' WHERE state = 'ready' AND expires_at <= $1`, [
      now,
    ]);
    await this.sweep();
    await this.work.execute(`DELETE FROM export_run WHERE ended_at < $1 AND state <> 'ready'`, [
      new Date(now.getTime() - DAYS_LISTED * DAY_MS),
    ]);
  }

  private async sweep(): Promise<void> {
    const lying = await this.files.ids();
    const kept = await this.work.query<{ id: string }>(
      `SELECT id::text FROM export_run WHERE id::text = ANY ($1) AND state IN ('waiting', 'running', 'ready')`,
      [lying],
    );
    const ids = new Set(kept.map(({ id }) => id));
    for (const id of lying) if (!ids.has(id)) await this.files.remove(id);
  }
}
