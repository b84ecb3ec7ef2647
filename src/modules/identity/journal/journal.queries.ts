import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access/actor.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { addDays, startOfDay, type Day } from '../../../platform/time/day.js';

export interface JournalFilter {
  verb?: string | undefined;
  from?: Day | undefined;
  to?: Day | undefined;
  /** Number of the last line of the page before. */
  before?: number | undefined;
}

export interface JournalLine {
  id: number;
  at: Date;
  /** Name of the account; null for a visitor or a command. */
  who: string | null;
  verb: string;
  subjectKind: string;
  subjectId: string | null;
  /** Name of an account or of a team: never of a person accompanied. */
  subjectName: string | null;
  /** The file or the referral is still there to be opened. */
  subjectExists: boolean;
}

const PAGE = 50;

/** The append-only journal, as those who answer for it read it. */
@Injectable()
export class JournalQueries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Fifty lines, latest first: of the actor's structure for a manager, of all for an administrator. */
  async page(actor: Actor, filter: JournalFilter): Promise<{ lines: JournalLine[]; next: number | null }> {
    const rows = await this.unitOfWork.query<JournalLine>(
      `SELECT e.id, e.at, u.first_name || ' ' || u.last_name AS who, e.verb, e.subject_kind AS "subjectKind",
              e.subject_id AS "subjectId",
              CASE e.subject_kind
                WHEN 'user' THEN (SELECT s.first_name || ' ' || s.last_name FROM app_user s WHERE s.id = ${asId('e.subject_id')})
                WHEN 'team' THEN (SELECT t.name FROM team t WHERE t.id = ${asId('e.subject_id')}) END AS "subjectName",
              CASE e.subject_kind
                WHEN 'beneficiary' THEN EXISTS (SELECT 1 FROM beneficiary b WHERE b.id = ${asId('e.subject_id')})
                WHEN 'referral' THEN EXISTS (SELECT 1 FROM referral r WHERE r.id = ${asId('e.subject_id')})
                ELSE FALSE END AS "subjectExists"
         FROM (SELECT * FROM audit_event a
                WHERE ${actor.role === 'administrator' ? '$1::uuid IS NULL' : 'a.actor_structure_id = $1'}
                  AND ($2::text IS NULL OR a.verb = $2)
                  AND ($3::timestamptz IS NULL OR a.at >= $3) AND ($4::timestamptz IS NULL OR a.at < $4)
                  AND ($5::bigint IS NULL OR a.id < $5)
                ORDER BY a.id DESC LIMIT ${PAGE + 1}) e
         LEFT JOIN app_user u ON u.id = e.actor_user_id
        ORDER BY e.id DESC`,
      [
        actor.role === 'administrator' ? null : actor.structureId,
        filter.verb ?? null,
        filter.from ? startOfDay(filter.from) : null,
        filter.to ? startOfDay(addDays(filter.to, 1)) : null,
        filter.before ?? null,
      ],
    );
    const lines = rows.slice(0, PAGE);
    return { lines, next: rows.length > PAGE ? (lines.at(-1)?.id ?? null) : null };
  }
}

/** `subject_id` is free text: what is no identifier is null, so that the primary key's index serves. */
const asId = (column: string): string =>
  `CASE WHEN ${column} ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN ${column}::uuid END`;
