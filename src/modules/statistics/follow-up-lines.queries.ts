import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { UnitOfWork } from '../../platform/db/index.js';
import { FollowUpScope } from './follow-up-scope.js';
import type { FollowUpFilter, FollowUpLine, FollowUpLinesAsked } from './follow-up.js';

const PAGE = 50;

const filters: Record<FollowUpFilter, string> = {
  silent: `r.status = 'sent'`,
  refused: `r.status = 'refused'`,
  all: 'TRUE',
};

export interface FollowUpLines {
  lines: FollowUpLine[];
  /** Id to pass as `after` for the next page; null on the last. */
  next: string | null;
}

/** Referrals one by one, without the person: silence the longest first, the others the newest first. */
@Injectable()
export class FollowUpLinesQueries {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly scope: FollowUpScope,
  ) {}

  async of(actor: Actor, asked: FollowUpLinesAsked): Promise<FollowUpLines> {
    const where = await this.scope.sent(actor, asked);
    const free = where.parameters.length;
    const [sender, receiver, after] = [free + 1, free + 2, free + 3].map((number) => `$${number}::uuid`);
    const [beyond, order] = asked.filter === 'silent' ? ['>', 'ASC'] : ['<', 'DESC'];
    const lines = await this.unitOfWork.query<FollowUpLine>(
      `SELECT r.id, s.name AS "senderName", r.receiver_name AS "receiverName", r.path, r.level, r.status,
              r.sent_at AS "sentAt", r.opened_at AS "openedAt", r.answered_at AS "answeredAt", r.outcome,
              r.refusal_reasons AS "refusalReasons"
         FROM (SELECT r.id FROM referral r
                WHERE ${where.sql} AND ${filters[asked.filter]}
                  AND (${sender} IS NULL OR r.sender_structure_id = ${sender})
                  AND (${receiver} IS NULL OR ${receiver} IN (r.receiver_place_id, r.receiver_structure_id))
                  AND (${after} IS NULL
                    OR (r.sent_at, r.id) ${beyond} (SELECT c.sent_at, c.id FROM referral c WHERE c.id = ${after}))
                ORDER BY r.sent_at ${order}, r.id ${order} LIMIT ${PAGE + 1}) found
         JOIN referral r USING (id) JOIN structure s ON s.id = r.sender_structure_id
        ORDER BY r.sent_at ${order}, r.id ${order}`,
      [...where.parameters, asked.senderId, asked.receiverId, asked.after],
    );
    const shown = lines.slice(0, PAGE);
    return { lines: shown, next: lines.length > PAGE ? (shown.at(-1)?.id ?? null) : null };
  }
}
