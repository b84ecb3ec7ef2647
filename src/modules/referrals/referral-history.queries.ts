import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/db/index.js';
import type { Day } from '../../platform/time/day.js';
import type { EventKind } from './referral-codes.js';
import type { ReferralStatus } from './referral-status.js';
import type { SaisineStep } from './saisine/saisine-status.js';

export interface HistoryLine {
  at: Date;
  kind: EventKind;
  /** The new state, of a change of state. */
  to: ReferralStatus | null;
  /** Empty for the tool itself; null for the holder of a link. */
  byName: string | null;
  words: string | null;
  structureName: string;
  /** Of a saisine, whose steps stand in for the changes of state. */
  step: SaisineStep | null;
  workshopOn: Day | null;
}

export interface SenderContact {
  personName: string;
  structureName: string;
  phone: string | null;
  email: string | null;
}

/** A saisine that was dated from its draft on tells by its steps what the changes of state would say again. */
const HISTORY = `
  WITH saisine_steps AS (SELECT * FROM saisine_step WHERE referral_id = $1)
  SELECT h.at, h.kind, h.to_status AS "to", h.words, h.step, h.workshop_on AS "workshopOn",
    CASE WHEN h.by_link_id IS NULL THEN coalesce(u.first_name || ' ' || u.last_name, '') END AS "byName",
    coalesce(s.name, CASE WHEN h.by_link_id IS NOT NULL THEN r.receiver_name END, '') AS "structureName"
  FROM (
    SELECT id, at, kind, to_status, words, by_user_id, by_link_id, by_structure_id, NULL AS step, NULL::date AS workshop_on
    FROM referral_event
    WHERE referral_id = $1 AND NOT (kind IN ('status', 'acknowledged')
      AND EXISTS (SELECT FROM saisine_steps WHERE step = 'draft'))
    UNION ALL
    SELECT id, at, 'status', NULL, NULL, by_user_id, by_link_id, by_structure_id, step, workshop_on FROM saisine_steps
  ) h
  JOIN referral r ON r.id = $1
  LEFT JOIN app_user u ON u.id = h.by_user_id LEFT JOIN structure s ON s.id = h.by_structure_id
  ORDER BY h.at DESC, h.id DESC`;

/** Who did what on a referral, and whom to call about it: professionals, never the person. */
@Injectable()
export class ReferralHistoryQueries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Newest first. The caller has checked that the referral is for its actor. */
  of(referralId: string): Promise<HistoryLine[]> {
    return this.unitOfWork.query<HistoryLine>(HISTORY, [referralId]);
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
