import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/db/index.js';
import { BeneficiariesService } from '../beneficiaries/index.js';
import type { Recipient } from '../messages/index.js';
import { Receivers } from './receivers.js';
import type { Referral } from './referral.entity.js';

/** Whom to write to about a referral, and by which way. */
@Injectable()
export class Correspondents {
  constructor(
    private readonly receivers: Receivers,
    private readonly beneficiaries: BeneficiariesService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * The registered address of the place or structure; without one somebody calls. Null when nobody has to: the receiver
   * has no address, but people who read it here.
   */
  async receiver(referral: Referral): Promise<Recipient | null> {
    const { email, phone } = await this.receivers.contactOf(referral);
    if (email === null && (await this.receivers.answersHere(referral.receiverStructureId))) return null;
    return { name: referral.receiverName, kind: 'structure', email, phone };
  }

  /** Who follows it for the sender, or their structure once their account is closed. */
  async follower({ followedBy, senderStructureId }: Referral): Promise<Recipient | null> {
    const [row] = await this.unitOfWork.prepared<{ name: string; email: string | null }>(
      `SELECT CASE WHEN u.disabled_at IS NULL THEN u.first_name || ' ' || u.last_name ELSE s.name END AS name,
              CASE WHEN u.disabled_at IS NULL THEN u.email ELSE s.email END AS email
         FROM app_user u, structure s WHERE u.id = $1 AND s.id = $2`,
      [followedBy, senderStructureId],
    );
    return row?.email ? { name: row.name, kind: 'user', email: row.email, phone: null } : null;
  }

  /** The person, when they wish to be written to and can be. */
  async person({ beneficiaryId }: Referral): Promise<Recipient | null> {
    const { displayName: name, contactPreference, email, phone } = await this.beneficiaries.contactCard(beneficiaryId);
    if (contactPreference === 'email' && email) return { name, kind: 'person', email, phone: null, prefers: 'email' };
    if (contactPreference === 'sms' && phone) return { name, kind: 'person', email: null, phone, prefers: 'sms' };
    return null;
  }
}
