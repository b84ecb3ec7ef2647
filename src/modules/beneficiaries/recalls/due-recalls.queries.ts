import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { Clock } from '../../../platform/time/clock.js';
import type { Day } from '../../../platform/time/day.js';
import { canRegister } from '../beneficiary.policy.js';
import { visibleBeneficiarySql } from '../visible-beneficiary.js';
import type { RecallReason } from './recall-status.js';

export interface DueRecall {
  beneficiaryId: string;
  personName: string;
  /** E.164. */
  phone: string | null;
  dueOn: Day;
  reason: RecallReason;
  words: string | null;
}

/** Those whom the structure had planned to call by today. */
@Injectable()
export class DueRecalls {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** The longest waiting first; one more than `limit` says that there are others. */
  async due(actor: StructureActor, limit: number): Promise<{ recalls: DueRecall[]; more: boolean }> {
    if (!canRegister(actor)) return { recalls: [], more: false };
    const rows = await this.unitOfWork.prepared<DueRecall & { [column: string]: unknown }>(
      `SELECT r.beneficiary_id AS "beneficiaryId", b.first_name || ' ' || b.last_name AS "personName", b.phone,
              r.due_on AS "dueOn", r.reason, r.words
         FROM beneficiary_recall r JOIN beneficiary b ON b.id = r.beneficiary_id
        WHERE r.structure_id = $1 AND r.status = 'open' AND r.due_on <= $2
          AND ${visibleBeneficiarySql('r.beneficiary_id', '$1')}
        ORDER BY r.due_on, r.id LIMIT $3`,
      [actor.structureId, this.clock.today(), limit + 1],
    );
    return { recalls: rows.slice(0, limit), more: rows.length > limit };
  }
}
