import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/db/index.js';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import { isId, newId } from '../../../platform/ids.js';
import { Clock } from '../../../platform/time/clock.js';
import type { Day } from '../../../platform/time/day.js';
import { BeneficiaryShare } from '../beneficiary-share.entity.js';
import type { AgreementWay } from './agreement.js';
import { EndedAccess } from './ended-access.js';

export interface Agreement {
  structureId: string;
  how: AgreementWay;
  on: Day;
}

/** The rows of shares that rest on the person's agreement alone. Who may do it is the service's business. */
@Injectable()
export class AgreedShares {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly ended: EndedAccess,
  ) {}

  /** @returns false when it is open to that structure already, also when two people open it at once */
  async open(beneficiaryId: string, { structureId, how, on }: Agreement, userId: string): Promise<boolean> {
    const opened = await this.unitOfWork.execute(
      `INSERT INTO beneficiary_share
         (id, beneficiary_id, structure_id, starts_at, agreement_on, agreement_how, opened_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (beneficiary_id, structure_id) WHERE ends_at IS NULL AND referral_id IS NULL DO NOTHING`,
      [newId(), beneficiaryId, structureId, this.clock.now(), on, how, userId],
    );
    return opened === 1;
  }

  /** One that is still open. @param held kept as it is until the end of the transaction */
  async require(beneficiaryId: string, id: string, held: boolean): Promise<BeneficiaryShare> {
    const lock = held ? { lock: { mode: 'pessimistic_write' as const } } : {};
    const shares = this.unitOfWork.repository(BeneficiaryShare);
    const share = isId(id) ? await shares.findOne({ where: { id, beneficiaryId }, ...lock }) : null;
    if (!share || share.referralId !== null || share.endsAt !== null) throw new NotFoundError('share');
    return share;
  }

  async end({ id, beneficiaryId, structureId }: BeneficiaryShare, userId: string): Promise<void> {
    const end = { endsAt: this.clock.now(), endedBy: userId };
    await this.unitOfWork.repository(BeneficiaryShare).update({ id }, end);
    await this.ended.settle(beneficiaryId, structureId);
  }
}
