import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/db/index.js';
import type { Day } from '../../platform/time/day.js';

export interface LookerLine {
  id: number;
  at: Date;
  /** Null for a command or a visitor. */
  who: string | null;
  structureName: string | null;
  verb: string;
}

export interface StructureLooked {
  structureName: string;
  days: Day[];
}

const PAGE = 50;

/** Months of days and structures fit in the summary; what is older is on the page of who looked. */
const MOST_DAYS = 1000;

/** What the append-only journal says of one person's file. The caller has checked that its reader may know. */
@Injectable()
export class LookersQueries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Latest first. @param before number of the last line of the page before */
  async page(beneficiaryId: string, before: number | null): Promise<{ lines: LookerLine[]; next: number | null }> {
    const rows = await this.unitOfWork.query<LookerLine>(
      `SELECT e.id, e.at, u.first_name || ' ' || u.last_name AS who, s.name AS "structureName", e.verb
         FROM (SELECT * FROM audit_event a
                WHERE a.subject_kind = 'beneficiary' AND a.subject_id = $1 AND a.id < coalesce($2::bigint, 9223372036854775807)
                ORDER BY a.id DESC LIMIT ${PAGE + 1}) e
         LEFT JOIN app_user u ON u.id = e.actor_user_id
         LEFT JOIN structure s ON s.id = e.actor_structure_id
        ORDER BY e.id DESC`,
      [beneficiaryId, before],
    );
    const lines = rows.slice(0, PAGE);
    return { lines, next: rows.length > PAGE ? (lines.at(-1)?.id ?? null) : null };
  }

  /** Which structures read the file and on which days, without the names of colleagues: for the person. */
  async structures(beneficiaryId: string): Promise<StructureLooked[]> {
    return this.unitOfWork.query<StructureLooked>(
      `SELECT looked.name AS "structureName", array_agg(looked.day::text ORDER BY looked.day DESC) AS days
         FROM (SELECT DISTINCT s.name, (e.at AT TIME ZONE 'Europe/Paris')::date AS day
                 FROM audit_event e JOIN structure s ON s.id = e.actor_structure_id
                WHERE e.subject_kind = 'beneficiary' AND e.subject_id = $1 AND e.verb = 'beneficiary.read'
                ORDER BY day DESC LIMIT ${MOST_DAYS}) looked
        GROUP BY looked.name ORDER BY looked.name`,
      [beneficiaryId],
    );
  }
}
