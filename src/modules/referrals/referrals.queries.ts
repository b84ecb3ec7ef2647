import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../platform/access/actor.js';
import { UnitOfWork } from '../../platform/db/index.js';
import { Clock } from '../../platform/time/clock.js';
import type { ReferralLine } from './referral-line.js';
import { ReferralLines } from './referral-lines.js';
import { beyondItsDelay, RECEIVED_BY, SENT_BY } from './referral-scope.js';
import { SILENT_AFTER_DAYS } from './referral-silence.js';
import type { ReferralStatus } from './referral-status.js';

export interface ReferralPage {
  lines: ReferralLine[];
  /** Id to pass as `after` for the next page; null on the last. */
  next: string | null;
}

export interface Waiting {
  toAnswer: number;
  answered: number;
  drafts: number;
  toClose: number;
  silent: number;
}

const PAGE = 25;

/** Received, and waiting for the receiver: in the line of a workshop a seat will answer. */
const TO_ANSWER = `${RECEIVED_BY} AND r.status = 'sent' AND r.workshop_id IS NULL`;

/** Lists and counts. Every one of them is bounded by the structure in which the actor works. */
@Injectable()
export class ReferralsQueries {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly lines: ReferralLines,
    private readonly clock: Clock,
  ) {}

  /** Both directions, newest first; the caller has checked that the person's page may be read. */
  ofBeneficiary(actor: StructureActor, beneficiaryId: string): Promise<ReferralLine[]> {
    return this.lines.read(
      actor,
      `r.beneficiary_id = $2 AND (r.sender_structure_id = $1 OR r.receiver_structure_id = $1 AND r.sent_at IS NOT NULL)
       ORDER BY r.created_at DESC, r.id DESC`,
      [beneficiaryId],
      true,
    );
  }

  /** What the structure sent, newest first. @param after the id of the last line already read */
  async sent(actor: StructureActor, statuses: readonly ReferralStatus[], after?: string): Promise<ReferralPage> {
    const lines = await this.lines.read(
      actor,
      `${SENT_BY} AND r.status = ANY($4)
         AND ($5::uuid IS NULL OR (r.created_at, r.id) < (SELECT c.created_at, c.id FROM referral c WHERE c.id = $5))
       ORDER BY r.created_at DESC, r.id DESC LIMIT ${PAGE + 1}`,
      [actor.userId, actor.role, statuses, after ?? null],
    );
    return paged(lines);
  }

  /** What the structure received: those that wait for an answer longest first, the others newest first. */
  async received(actor: StructureActor, statuses: readonly ReferralStatus[], after?: string): Promise<ReferralPage> {
    const waiting = statuses.length === 1 && statuses[0] === 'sent';
    const [beyond, order] = waiting ? ['>', 'ASC'] : ['<', 'DESC'];
    const lines = await this.lines.read(
      actor,
      `${RECEIVED_BY} AND r.status = ANY($4) ${waiting ? 'AND r.workshop_id IS NULL' : ''}
         AND ($5::uuid IS NULL OR (r.sent_at, r.id) ${beyond} (SELECT c.sent_at, c.id FROM referral c WHERE c.id = $5))
       ORDER BY r.sent_at ${order}, r.id ${order} LIMIT ${PAGE + 1}`,
      [actor.userId, actor.role, statuses, after ?? null],
    );
    return paged(lines);
  }

  /**
   * `toAnswer`: received, not answered; `answered`: sent by us, accepted, going on; `toClose`: accepted by us, no outcome
   * yet; `silent`: sent by us, without an answer for days.
   */
  async waiting(actor: StructureActor): Promise<Waiting> {
    const [row] = await this.unitOfWork.query<Waiting>(
      `SELECT (SELECT count(*) FROM referral r WHERE ${TO_ANSWER}) AS "toAnswer",
              (SELECT count(*) FROM referral r WHERE ${SENT_BY} AND r.status = 'accepted') AS answered,
              (SELECT count(*) FROM referral r WHERE ${SENT_BY} AND r.status = 'draft') AS drafts,
              (SELECT count(*) FROM referral r WHERE ${RECEIVED_BY} AND r.status = 'accepted') AS "toClose",
              (SELECT count(*) FROM referral r WHERE ${SENT_BY} AND r.status = 'sent'
                AND r.sent_at <= $4::timestamptz - make_interval(days => ${SILENT_AFTER_DAYS})
                AND ${beyondItsDelay('$4::timestamptz')}) AS silent`,
      [actor.structureId, actor.userId, actor.role, this.clock.now()],
    );
    return row ?? { toAnswer: 0, answered: 0, drafts: 0, toClose: 0, silent: 0 };
  }

  /** What the structure's own referrals last heard: answers and outcomes, newest first. */
  recentAnswers(actor: StructureActor, limit: number): Promise<ReferralLine[]> {
    return this.lines.read(
      actor,
      `${SENT_BY} AND r.status IN ('accepted', 'refused', 'closed')
       ORDER BY coalesce(r.closed_at, r.answered_at) DESC LIMIT $4`,
      [actor.userId, actor.role, limit],
    );
  }

  /** Sent by the structure, read by the receiver and not answered yet: those read last first. */
  recentlyOpened(actor: StructureActor, limit: number): Promise<ReferralLine[]> {
    return this.lines.read(
      actor,
      `r.sender_structure_id = $1 AND r.status = 'sent' AND r.opened_at IS NOT NULL
       ORDER BY coalesce(r.acknowledged_at, r.opened_at) DESC, r.id LIMIT $2`,
      [limit],
    );
  }

  /** Received and not answered, the oldest first. */
  toAnswer(actor: StructureActor, limit: number): Promise<ReferralLine[]> {
    return this.lines.read(actor, `${TO_ANSWER} ORDER BY r.sent_at, r.id LIMIT $4`, [
      actor.userId,
      actor.role,
      limit,
    ]);
  }

  /** Accepted referrals of the person to which a session of this structure can be linked. */
  openReceived(actor: StructureActor, beneficiaryId: string): Promise<ReferralLine[]> {
    return this.lines.read(
      actor,
      `${RECEIVED_BY} AND r.beneficiary_id = $4 AND r.status = 'accepted' ORDER BY r.answered_at DESC`,
      [actor.userId, actor.role, beneficiaryId],
    );
  }
}

function paged(lines: ReferralLine[]): ReferralPage {
  const shown = lines.slice(0, PAGE);
  return { lines: shown, next: lines.length > PAGE ? (shown.at(-1)?.id ?? null) : null };
}
