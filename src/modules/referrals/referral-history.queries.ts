import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/db/index.js';
import type { ReferralStatus } from './referral-status.js';

export interface HistoryLine {
  at: Date;
  to: ReferralStatus;
  byName: string;
  structureName: string;
}

export interface SenderContact {
  personName: string;
  structureName: string;
  phone: string | null;
  email: string | null;
}

/** Who did what on a referral, and whom to call about it: professionals, never the person. */
@Injectable()
export class ReferralHistoryQueries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Newest first. The caller has checked that the referral is for its actor. */
  of(referralId: string): Promise<HistoryLine[]> {
    return this.unitOfWork.query<HistoryLine>(
      `SELECT e.at, e.to_status AS "to", u.first_name || ' ' || u.last_name AS "byName",
              coalesce(s.name, '') AS "structureName"
         FROM referral_event e JOIN app_user u ON u.id = e.by_user_id LEFT JOIN structure s ON s.id = e.by_structure_id
        WHERE e.referral_id = $1 ORDER BY e.at DESC, e.id DESC`,
      [referralId],
    );
  }

  async sender(referralId: string): Promise<SenderContact | undefined> {
    const [contact] = await this.unitOfWork.query<SenderContact>(
      `SELECT u.first_name || ' ' || u.last_name AS "personName", s.name AS "structureName", s.phone, s.email
         FROM referral r JOIN app_user u ON u.id = r.sender_id JOIN structure s ON s.id = r.sender_structure_id
        WHERE r.id = $1`,
      [referralId],
    );
    return contact;
  }
}
