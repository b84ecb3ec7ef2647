import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { Clock } from '../../../platform/time/clock.js';
import { addMonths, dayIn, startOfDay } from '../../../platform/time/day.js';
import { ForgottenRecipients } from '../../messages/index.js';

/** In place of the name: the table wants one of a registration without a file. */
const FORGOTTEN = 'Nom effacé';

const KEPT_MONTHS = 1;

/** Those who came without a file left a name for one workshop: a month later it is of no use. */
@Injectable()
export class ForgottenNames {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly recipients: ForgottenRecipients,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Names, phones and addresses, also those of the messages. @returns how many */
  async forget(): Promise<number> {
    const limit = startOfDay(addMonths(dayIn(this.clock.now()), -KEPT_MONTHS));
    return this.unitOfWork.run(async () => {
      const rows = await this.unitOfWork.query<{ id: string }>(
        `UPDATE registration r SET name = $1, phone = NULL, email = NULL, version = r.version + 1 FROM workshop w
          WHERE w.id = r.workshop_id AND w.ends_at < $2 AND r.name <> $1 RETURNING r.id`,
        [FORGOTTEN, limit],
      );
      if (rows.length === 0) return 0;
      await this.recipients.forget(
        'registration',
        rows.map(({ id }) => id),
      );
      const details = { count: rows.length };
      await this.audit.record({ verb: 'registration.forget-names', subjectKind: 'registration', details });
      return rows.length;
    });
  }
}
