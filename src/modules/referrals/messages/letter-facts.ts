import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/db/index.js';
import type { Day } from '../../../platform/time/day.js';
import type { ReferralPath } from '../referral-codes.js';
import type { ReferralStatus } from '../referral-status.js';

/** What the letters of a referral are written with: professionals and days, never the person. */
export interface LetterFacts {
  path: ReferralPath;
  status: ReferralStatus;
  sentAt: Date | null;
  appointmentOn: Day | null;
  receiverName: string;
  /** Of the place, for the person who goes there: street, then postcode and commune. */
  receiverAddress: string[];
  receiverPhone: string | null;
  senderName: string;
  senderStructure: string;
  senderPhone: string | null;
}

type Row = Omit<LetterFacts, 'receiverAddress'> & { street: string | null; town: string | null };

@Injectable()
export class LetterFactsQueries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Undefined when there is no such referral. */
  async of(referralId: string): Promise<LetterFacts | undefined> {
    const [row] = await this.unitOfWork.prepared<Row>(
      `SELECT r.path, r.status, r.sent_at AS "sentAt", r.appointment_on AS "appointmentOn",
              r.receiver_name AS "receiverName", coalesce(p.phone, rs.phone) AS "receiverPhone",
              coalesce(p.address, rs.address) AS street,
              CASE WHEN p.id IS NULL THEN c.name ELSE concat_ws(' ', p.postal_code, p.commune_name) END AS town,
              u.first_name || ' ' || u.last_name AS "senderName", s.name AS "senderStructure",
              s.phone AS "senderPhone"
         FROM referral r JOIN structure s ON s.id = r.sender_structure_id JOIN app_user u ON u.id = r.followed_by
         LEFT JOIN place p ON p.id = r.receiver_place_id LEFT JOIN structure rs ON rs.id = r.receiver_structure_id
         LEFT JOIN commune c ON c.insee_code = rs.commune_insee
        WHERE r.id = $1`,
      [referralId],
    );
    if (!row) return undefined;
    const { street, town, ...facts } = row;
    return { ...facts, receiverAddress: [street, town].filter((line) => line !== null) };
  }
}
