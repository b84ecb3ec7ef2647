import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../platform/access/actor.js';
import { UnitOfWork } from '../../platform/db/index.js';
import { NotFoundError } from '../../platform/errors/domain-error.js';
import { isId } from '../../platform/ids.js';
import { Clock } from '../../platform/time/clock.js';
import type { DeskRole } from './referral-asked.js';
import type { ReferralLine } from './referral-line.js';
import { ReferralLines } from './referral-lines.js';

/** Someone of the structure, there today or gone, and what waits for them. */
export interface Leaver {
  id: string;
  name: string;
  /** The desk that their internal referrals fall back to. */
  desk: DeskRole;
  present: boolean;
  drafts: number;
  sent: number;
  accepted: number;
  /** Internal referrals that they received. */
  received: number;
}

export interface Taker {
  id: string;
  name: string;
}

const SHOWN = 100;
const PENDING = `r.status IN ('draft', 'sent', 'accepted')`;

/** Who leaves, who may take over, and what would move. */
@Injectable()
export class HandoverQueries {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly lines: ReferralLines,
    private readonly clock: Clock,
  ) {}

  /** Those who have ever worked in the structure: who is there today, and who left something pending. */
  async leavers(actor: StructureActor, onlyId: string | null = null): Promise<Leaver[]> {
    return this.unitOfWork.query<Leaver>(
      `WITH worker AS (
         SELECT m.user_id AS id, bool_or(m.starts_on <= $2 AND (m.ends_on IS NULL OR m.ends_on >= $2)) AS here,
                (array_agg(m.role ORDER BY m.starts_on DESC))[1] AS role
           FROM membership m WHERE m.structure_id = $1 AND ($3::uuid IS NULL OR m.user_id = $3) GROUP BY m.user_id
       ), pending AS (
         SELECT r.followed_by AS id, r.status, FALSE AS received FROM referral r
          WHERE r.sender_structure_id = $1 AND ${PENDING}
         UNION ALL
         SELECT r.receiver_user_id, r.status, TRUE FROM referral r
          WHERE r.sender_structure_id = $1 AND r.path = 'internal' AND r.receiver_user_id IS NOT NULL
            AND r.status IN ('sent', 'accepted')
       ), counted AS (
         SELECT id, count(*) FILTER (WHERE NOT received AND status = 'draft') AS drafts,
                count(*) FILTER (WHERE NOT received AND status = 'sent') AS sent,
                count(*) FILTER (WHERE NOT received AND status = 'accepted') AS accepted,
                count(*) FILTER (WHERE received) AS received
           FROM pending GROUP BY id
       )
       SELECT worker.id, u.first_name || ' ' || u.last_name AS name, worker.here AND u.disabled_at IS NULL AS present,
              CASE worker.role WHEN 'counter' THEN 'counter' ELSE 'mediator' END AS desk,
              coalesce(drafts, 0) AS drafts, coalesce(sent, 0) AS sent, coalesce(accepted, 0) AS accepted,
              coalesce(received, 0) AS received
         FROM worker JOIN app_user u USING (id) LEFT JOIN counted USING (id)
        WHERE $3::uuid IS NOT NULL OR (worker.here AND u.disabled_at IS NULL) OR counted.id IS NOT NULL
        ORDER BY (worker.here AND u.disabled_at IS NULL), u.last_name, u.first_name, worker.id LIMIT ${SHOWN}`,
      [actor.structureId, this.clock.today(), onlyId],
    );
  }

  /** @throws NotFoundError when they never worked in the structure */
  async leaver(actor: StructureActor, id: string): Promise<Leaver> {
    const [found] = isId(id) ? await this.leavers(actor, id) : [];
    if (!found) throw new NotFoundError('user');
    return found;
  }

  /** Those who work in the structure today, the actor among them. */
  takers(actor: StructureActor): Promise<Taker[]> {
    return this.unitOfWork.query<Taker>(
      `SELECT u.id, u.first_name || ' ' || u.last_name AS name FROM app_user u
        WHERE u.disabled_at IS NULL AND EXISTS (SELECT FROM membership m
          WHERE m.user_id = u.id AND m.structure_id = $1 AND m.role IN ('mediator', 'counter', 'structure_manager')
            AND m.starts_on <= $2 AND (m.ends_on IS NULL OR m.ends_on >= $2))
        ORDER BY u.last_name, u.first_name, u.id LIMIT ${SHOWN}`,
      [actor.structureId, this.clock.today()],
    );
  }

  /** @throws NotFoundError when they do not work in the structure today */
  async taker(actor: StructureActor, id: string): Promise<Taker> {
    const found = (await this.takers(actor)).find((taker) => taker.id === id);
    if (!found) throw new NotFoundError('user');
    return found;
  }

  /** The first of what would move, those that wait longest before. */
  pending(actor: StructureActor, leaverId: string): Promise<ReferralLine[]> {
    return this.lines.read(
      actor,
      `r.sender_structure_id = $1 AND ${PENDING}
         AND (r.followed_by = $2 OR (r.path = 'internal' AND r.receiver_user_id = $2 AND r.status <> 'draft'))
       ORDER BY coalesce(r.sent_at, r.created_at), r.id LIMIT ${SHOWN}`,
      [leaverId],
    );
  }
}
