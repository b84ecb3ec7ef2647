import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { Jobs } from '../../../platform/jobs/index.js';
import { Clock } from '../../../platform/time/clock.js';
import { NOBODY } from '../vocabulary.js';

/** A month after, nobody calls any more about an appointment. */
const KEPT = '1 month';

const MOST_AT_ONCE = 1_000;

/** Empties the names and numbers of people without a file, each night. */
@Injectable()
export class Forgetting implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.define('appointments.forget', () => this.run(), { everyCron: '40 3 * * *', singleton: true });
  }

  private async run(): Promise<void> {
    let emptied: number;
    do emptied = await this.unitOfWork.run(() => this.some());
    while (emptied === MOST_AT_ONCE && !this.jobs.stopping);
  }

  private async some(): Promise<number> {
    const count = await this.unitOfWork.execute(
      `UPDATE appointment SET name = '${NOBODY}', phone = NULL, email = NULL
        WHERE id IN (SELECT id FROM appointment WHERE name <> '${NOBODY}' AND ends_at < $1::timestamptz - interval '${KEPT}'
                      ORDER BY ends_at LIMIT ${MOST_AT_ONCE})`,
      [this.clock.now()],
    );
    if (count > 0) {
      await this.audit.record({ verb: 'appointment.forget', subjectKind: 'appointment', details: { count } });
    }
    return count;
  }
}
