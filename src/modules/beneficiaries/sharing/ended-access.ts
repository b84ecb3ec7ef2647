import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/db/index.js';
import { Clock } from '../../../platform/time/clock.js';

/** What a structure had planned with a person whom it no longer sees. */
@Injectable()
export class EndedAccess {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Cancels its call, unless another share is still open. Joins the caller's transaction. */
  async settle(beneficiaryId: string, structureId: string): Promise<void> {
    await this.unitOfWork.execute(
      `UPDATE beneficiary_recall r SET status = 'cancelled', ended_at = $3
        WHERE r.beneficiary_id = $1 AND r.structure_id = $2 AND r.status = 'open'
          AND NOT EXISTS (SELECT FROM beneficiary_share s
                           WHERE s.beneficiary_id = $1 AND s.structure_id = $2 AND s.ends_at IS NULL)
          AND NOT EXISTS (SELECT FROM beneficiary b WHERE b.id = $1 AND b.structure_id = $2)`,
      [beneficiaryId, structureId, this.clock.now()],
    );
  }
}
