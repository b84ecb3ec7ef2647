import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/db/index.js';
import type { EventKind } from './referral-codes.js';
import type { ReferralStatus } from './referral-status.js';

export interface HistoryLine {
  at: Date;
  kind: EventKind;
  /** The new state, of a change of state. */
  to: ReferralStatus | null;
  /** Empty for the tool itself; null for the holder of a link. */
  byName: string | null;
  words: string | null;
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
      `SELECT e.at, e.kind, e.to_status AS "to", e.words,
              CASE WHEN e.by_link_id IS NULL THEN coalesce(u.first_name || ' ' || u.last_name, '') END AS "byName",
              coalesce(s.name, CASE WHEN e.by_link_id IS NOT NULL THEN r.receiver_name END, '') AS "structureName"
         FROM referral_event e JOIN referral r ON r.id = e.referral_id
         LEFT JOIN app_user u ON u.id = e.by_user_id LEFT JOIN structure s ON s.id = e.by_structure_id
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
