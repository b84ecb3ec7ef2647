import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/db/index.js';
import { isId } from '../../platform/ids.js';
import type { DirectoryImportStatus, DirectoryReport } from './directory/index.js';
import type { Refusal } from './directory/refusals-csv.js';

const IMPORTS_SHOWN = 50;
const REFUSALS_AT_ONCE = 500;

export interface ImportLine {
  id: string;
  source: string;
  fileName: string;
  fileHash: string;
  status: DirectoryImportStatus;
  report: DirectoryReport;
  startedAt: Date;
  appliedAt: Date | null;
  /** Null for the command line. */
  requestedByName: string | null;
}

const SELECT = `
  SELECT directory_import.id, source, file_name AS "fileName", file_hash AS "fileHash", status, report,
    started_at AS "startedAt", applied_at AS "appliedAt", first_name || ' ' || last_name AS "requestedByName"
  FROM directory_import LEFT JOIN app_user ON app_user.id = requested_by`;

@Injectable()
export class DirectoryImportsQueries {
  constructor(private readonly work: UnitOfWork) {}

  /** The last ones, newest first. */
  recent(): Promise<ImportLine[]> {
    return this.work.query<ImportLine>(
      `${SELECT} ORDER BY started_at DESC, directory_import.id DESC LIMIT ${IMPORTS_SHOWN}`,
    );
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
