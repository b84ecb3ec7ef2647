import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import { BeneficiariesService } from '../../beneficiaries/index.js';
import { MessagesService } from '../../messages/index.js';
import { recipientOfCard } from './appointment-contact.js';
import type { BookingDesk } from './booking-desk.js';
import { INVITED } from './message-kinds.js';

/** The person of a referral is sent an address where they choose their hour. */
@Injectable()
export class Invitations {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly messages: MessagesService,
    private readonly beneficiaries: BeneficiariesService,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * False when the person cannot be written to, or does not want it.
   * @throws NotFoundError not for those who receive
   */
  async send({ referral, booker, structureId }: BookingDesk): Promise<boolean> {
    if (!referral || booker.kind !== 'agent') throw new NotFoundError('referral');
    const to = recipientOfCard(await this.beneficiaries.contactCard(referral.beneficiaryId), false);
    if (!to) return false;
    const subject = { kind: 'referral' as const, id: referral.id };
    await this.unitOfWork.run(async () => {
      await this.messages.cancel(subject, [INVITED]);
      await this.messages.queue({ kind: INVITED, structureId, subject, to });
      await this.audit.record({ verb: 'appointment.invite', subjectKind: 'referral', subjectId: referral.id });
    });
    return true;
  }
}
