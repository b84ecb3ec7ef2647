import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/db/index.js';
import { Jobs } from '../../../platform/jobs/index.js';
import { Clock } from '../../../platform/time/clock.js';
import { addMonths, startOfDay } from '../../../platform/time/day.js';

export const PURGE_SAISINES = 'referrals.purge-saisines';

/** How long the details of a saisine are kept once it is over, in months. */
export const KEPT_MONTHS = 6;

const A_TIME = 500;

/** Takes away what a saisine that is over said of the person; that it took place, its motive and its steps stay. */
@Injectable()
export class SaisinePurge implements OnModuleInit {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.define(PURGE_SAISINES, () => this.run(), { everyCron: '40 3 * * *', singleton: true });
  }

  private async run(): Promise<void> {
    const before = startOfDay(addMonths(this.clock.today(), -KEPT_MONTHS));
    while (!this.jobs.stopping && (await this.purge(before)) === A_TIME);
  }

  private purge(before: Date): Promise<number> {
    return this.work.run(async () => {
      const over = await this.work.query<{ id: string }>(
        `SELECT s.referral_id AS id FROM saisine s JOIN referral r ON r.id = s.referral_id
          WHERE s.purged_at IS NULL AND s.step IN ('refused', 'withdrawn', 'expired', 'closed')
            AND coalesce(r.closed_at, r.withdrawn_at, r.expired_at, r.answered_at) < $1
          LIMIT ${A_TIME} FOR UPDATE OF s`,
        [before],
      );
      const ids = over.map(({ id }) => id);
      await this.work.execute(
        `UPDATE saisine SET needs = '{}', call_back_slots = '{}', language = NULL, interpreter = false,
           through_helper = false, purged_at = $2 WHERE referral_id = ANY($1)`,
        [ids, this.clock.now()],
      );
      await this.work.execute('UPDATE referral_document SET content = NULL WHERE referral_id = ANY($1)', [ids]);
      return ids.length;
    });
  }
}
