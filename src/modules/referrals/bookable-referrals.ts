import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../platform/access/actor.js';
import { UnitOfWork } from '../../platform/db/index.js';
import { NotFoundError } from '../../platform/errors/domain-error.js';
import { isId } from '../../platform/ids.js';
import { Referral } from './referral.entity.js';
import { type Side, sideOf } from './referral.policy.js';
import { ReferralRecords } from './referral-records.js';
import type { ReferralStatus } from './referral-status.js';

/** What an appointment needs to know of the referral that it is for. */
export interface BookableReferral {
  id: string;
  beneficiaryId: string;
  status: ReferralStatus;
  senderStructureId: string;
  receiverStructureId: string | null;
  receiverPlaceId: string | null;
  receiverName: string;
}

/** Referrals for which an appointment is taken: by one side, or by the person who holds a key. */
@Injectable()
export class BookableReferrals {
  constructor(
    private readonly records: ReferralRecords,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws NotFoundError absent, or not for whom asks */
  async find(actor: StructureActor, id: string): Promise<BookableReferral & { side: Side }> {
    const referral = await this.records.find(actor, id);
    const side = sideOf(actor, referral);
    if (!side) throw new NotFoundError('referral');
    return { ...bookable(referral), side };
  }

  /** For whoever holds a key to it, which the caller has checked. @throws NotFoundError absent */
  async forKey(id: string): Promise<BookableReferral> {
    const referral = isId(id) ? await this.unitOfWork.repository(Referral).findOneBy({ id }) : null;
    if (!referral) throw new NotFoundError('referral');
    return bookable(referral);
  }
}

const bookable = (referral: Referral): BookableReferral => ({
  ...{ id: referral.id, beneficiaryId: referral.beneficiaryId, status: referral.status },
  ...{ senderStructureId: referral.senderStructureId, receiverStructureId: referral.receiverStructureId },
  ...{ receiverPlaceId: referral.receiverPlaceId, receiverName: referral.receiverName },
});
