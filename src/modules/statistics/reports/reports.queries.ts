import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/db/index.js';
import { isId } from '../../../platform/ids.js';
import type { Day } from '../../../platform/time/day.js';
import { PAGE_LENGTH, type ReportKind } from './report-period.js';
import type { ReportScope } from './report-scope.js';

export interface ReportLine {
  id: string;
  kind: ReportKind;
  from: Day;
  to: Day;
  filterWords: string[];
  takenAt: Date;
  madeBy: string;
  /** Links that still open it. */
  shares: number;
}

@Injectable()
export class ReportsQueries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * Those of a scope, the latest first, one more than a page.
   * @param before number of the last report already shown
   */
  async list({ scopeKind, scopeCode }: ReportScope, before: string | null, now: Date): Promise<ReportLine[]> {
    return this.unitOfWork.query<ReportLine>(
      `SELECT r.id, r.kind, r.period_from AS "from", r.period_to AS "to", r.filter_words AS "filterWords",
              r.taken_at AS "takenAt", u.first_name || ' ' || u.last_name AS "madeBy",
              (SELECT count(*)::int FROM report_share s
                WHERE s.report_id = r.id AND s.revoked_at IS NULL AND s.expires_at > $4) AS shares
         FROM frozen_report r JOIN app_user u ON u.id = r.made_by
        WHERE r.scope_kind = $1 AND r.scope_code = $2
          AND ($3::uuid IS NULL OR (r.taken_at, r.id) < (SELECT taken_at, id FROM frozen_report WHERE id = $3))
        ORDER BY r.taken_at DESC, r.id DESC LIMIT ${PAGE_LENGTH + 1}`,
      [scopeKind, scopeCode, isId(before) ? before : null, now],
    );
  }

  async nameOf(userId: string): Promise<string> {
    const [row] = await this.unitOfWork.query<{ name: string }>(
      `SELECT first_name || ' ' || last_name AS name FROM app_user WHERE id = $1`,
      [userId],
    );
    return row?.name ?? '';
  }
}
