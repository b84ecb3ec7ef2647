import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../platform/access/actor.js';
import { UnitOfWork } from '../../platform/db/index.js';
import { Clock } from '../../platform/time/clock.js';
import type { ReferralLine } from './referral-line.js';
import { ReferralLines } from './referral-lines.js';
import { beyondItsDelay, SENT_BY } from './referral-scope.js';
import { SILENT_AFTER_DAYS } from './referral-silence.js';

/** A referral that nobody has answered, and what is known of it. */
export interface SilentReferral {
  line: ReferralLine;
  followedByName: string;
  openedAt: Date | null;
  acknowledgedAt: Date | null;
  lastRemindedAt: Date | null;
  remindersSent: number;
  lastCall: { at: Date; words: string } | null;
  /** E.164. */
  receiverPhone: string | null;
}

export interface SilentPage {
  rows: SilentReferral[];
  count: number;
  /** Id to pass as `after` for the next page; null on the last. */
  next: string | null;
}

const PAGE = 25;

const SILENT = `${SENT_BY} AND r.status = 'sent' AND r.sent_at <= $4::timestamptz - make_interval(days => ${SILENT_AFTER_DAYS})
  AND ${beyondItsDelay('$4::timestamptz')}`;

/** « Sans réponse »: what the structure sent and nobody answers, the oldest first. */
@Injectable()
export class SilenceQueries {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly lines: ReferralLines,
    private readonly clock: Clock,
  ) {}

  async count(actor: StructureActor): Promise<number> {
    const [row] = await this.unitOfWork.query<{ count: number }>(
      `SELECT count(*) AS count FROM referral r WHERE ${SILENT}`,
      [...scope(actor), this.clock.now()],
    );
    return row?.count ?? 0;
  }

  /** @param after the id of the last row already read */
  async page(actor: StructureActor, after?: string): Promise<SilentPage> {
    const found = await this.lines.read(
      actor,
      `${SILENT} AND ($5::uuid IS NULL
         OR (r.sent_at, r.id) > (SELECT c.sent_at, c.id FROM referral c WHERE c.id = $5 AND c.sender_structure_id = $1))
       ORDER BY r.sent_at, r.id LIMIT ${PAGE + 1}`,
      [actor.userId, actor.role, this.clock.now(), after ?? null],
    );
    const lines = found.slice(0, PAGE);
    const facts = await this.facts(lines.map(({ id }) => id));
    const rows = lines.flatMap((line) => {
      const known = facts.get(line.id);
      return known ? [{ line, ...known }] : [];
    });
    return { rows, count: await this.count(actor), next: found.length > PAGE ? (lines.at(-1)?.id ?? null) : null };
  }

  private async facts(ids: readonly string[]): Promise<Map<string, Omit<SilentReferral, 'line'>>> {
    if (ids.length === 0) return new Map();
    const rows = await this.unitOfWork.query<Row>(
      `SELECT r.id, u.first_name || ' ' || u.last_name AS followed_by, r.opened_at, r.acknowledged_at,
              r.last_reminded_at, r.reminders_sent, coalesce(p.phone, s.phone) AS phone, call.at AS called_at, call.words
         FROM referral r JOIN app_user u ON u.id = r.followed_by
         LEFT JOIN place p ON p.id = r.receiver_place_id LEFT JOIN structure s ON s.id = r.receiver_structure_id
         LEFT JOIN LATERAL (SELECT e.at, e.words FROM referral_event e
           WHERE e.referral_id = r.id AND e.kind = 'called' ORDER BY e.at DESC LIMIT 1) call ON true
        WHERE r.id = ANY($1)`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, factsOf(row)]));
  }
}

const scope = (actor: StructureActor): string[] => [actor.structureId, actor.userId, actor.role];

interface Row {
  id: string;
  followed_by: string;
  opened_at: Date | null;
  acknowledged_at: Date | null;
  last_reminded_at: Date | null;
  reminders_sent: number;
  phone: string | null;
  called_at: Date | null;
  words: string | null;
}

const factsOf = (row: Row): Omit<SilentReferral, 'line'> => ({
  followedByName: row.followed_by,
  openedAt: row.opened_at,
  acknowledgedAt: row.acknowledged_at,
  lastRemindedAt: row.last_reminded_at,
  remindersSent: row.reminders_sent,
  lastCall: row.called_at ? { at: row.called_at, words: row.words ?? '' } : null,
  receiverPhone: row.phone,
});
