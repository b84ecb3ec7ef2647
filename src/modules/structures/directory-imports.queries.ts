import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/db/index.js';
import { isId } from '../../platform/ids.js';
import { type DirectoryImportStatus, type DirectoryReport, isAliveSql, isLastAppliedSql } from './directory/index.js';
import type { Refusal } from './directory/refusals-csv.js';

export const IMPORTS_A_PAGE = 30;
const REFUSALS_AT_ONCE = 500;

export interface ImportLine {
  id: string;
  source: string;
  fileName: string;
  status: DirectoryImportStatus;
  /** Said to be running, but its program has died. */
  interrupted: boolean;
  task: 'analyse' | 'apply' | null;
  rowsRead: number;
  percent: number;
  failure: string | null;
  /** Null until the file is read. */
  report: DirectoryReport | null;
  startedAt: Date;
  appliedAt: Date | null;
  undoneAt: Date | null;
  undoneByName: string | null;
  /** Null for the command line. */
  requestedByName: string | null;
  /** The last one applied of its source, with its changes: it can be undone. */
  isLast: boolean;
}

const SELECT = `
  SELECT directory_import.id, source, file_name AS "fileName", status, task, rows_read AS "rowsRead", percent, failure,
    status = 'running' AND NOT ${isAliveSql('directory_import.id')} AS interrupted,
    nullif(report, '{}') AS report, started_at AS "startedAt", applied_at AS "appliedAt", undone_at AS "undoneAt",
    asker.first_name || ' ' || asker.last_name AS "requestedByName",
    undoer.first_name || ' ' || undoer.last_name AS "undoneByName", ${isLastAppliedSql} AS "isLast"
  FROM directory_import
  LEFT JOIN app_user AS asker ON asker.id = requested_by
  LEFT JOIN app_user AS undoer ON undoer.id = undone_by`;

@Injectable()
export class DirectoryImportsQueries {
  constructor(private readonly work: UnitOfWork) {}

  /** Newest first. @param page from 1 */
  async history(page: number): Promise<{ imports: ImportLine[]; more: boolean }> {
    const rows = await this.work.query<ImportLine>(
      `${SELECT} ORDER BY started_at DESC, directory_import.id DESC LIMIT ${IMPORTS_A_PAGE + 1} OFFSET $1`,
      [(page - 1) * IMPORTS_A_PAGE],
    );
    return { imports: rows.slice(0, IMPORTS_A_PAGE), more: rows.length > IMPORTS_A_PAGE };
  }

  async find(id: string): Promise<ImportLine | undefined> {
    if (!isId(id)) return undefined;
    const [found] = await this.work.query<ImportLine>(`${SELECT} WHERE directory_import.id = $1`, [id]);
    return found;
  }

  /** Refused rows in the order of the file, a few hundred in memory at a time. */
  async *refusals(importId: string): AsyncGenerator<Refusal> {
    let after = 0;
    for (;;) {
      const rows = await this.work.query<Refusal>(
        `SELECT line_number AS "lineNumber", motives, raw FROM directory_refusal
         WHERE import_id = $1 AND line_number > $2 ORDER BY line_number LIMIT ${REFUSALS_AT_ONCE}`,
        [importId, after],
      );
      yield* rows;
      const last = rows.at(-1);
      if (!last || rows.length < REFUSALS_AT_ONCE) return;
      after = last.lineNumber;
    }
  }
}
