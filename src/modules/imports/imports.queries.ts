import { Inject, Injectable } from '@nestjs/common';
import pg from 'pg';
import QueryStream from 'pg-query-stream';
import type { StructureActor } from '../../platform/access/actor.js';
import { UnitOfWork } from '../../platform/db/index.js';
import type { ImportStatus } from './import-status.js';
import type { CellMessage } from './reading/cell-message.js';

export interface ImportLine {
  id: string;
  fileName: string;
  kind: 'people' | 'sessions';
  status: ImportStatus;
  receivedAt: Date;
  requestedByName: string;
}

export interface ImportCounts {
  rows: number;
  ready: number;
  duplicate: number;
  refused: number;
  /** Cells that were set aside, of rows that are kept. */
  setAside: number;
  repaired: number;
  created: number;
  completed: number;
  skipped: number;
  known: number;
  /** Sessions, whatever the number of their people. */
  sessions: number;
  sessionsReady: number;
  sessionsRemoved: number;
  sessionsKept: number;
  removed: number;
  restored: number;
  kept: number;
}

/** A row that has something to say. */
export interface RowLine {
  rowNumber: number;
  state: 'ready' | 'duplicate' | 'refused';
  /** The person as the row names them; '' for a row that is refused. */
  name: string;
  messages: CellMessage[];
  reasons: string[];
  /** The person already known whom the row likely is; in the structure of the import. */
  likelyId: string | null;
  likelyRow: number | null;
  madeId: string | null;
  undone: 'removed' | 'restored' | 'kept' | null;
}

export const IMPORTS_A_PAGE = 20;
export const ROWS_A_PAGE = 50;

export type RowsAsked = 'messages' | 'duplicates' | 'refused' | 'kept';

const asked: Readonly<Record<RowsAsked, string>> = {
  messages: `(messages <> '[]' OR state <> 'ready') AND messages <> '[]'`,
  duplicates: `(messages <> '[]' OR state <> 'ready') AND state = 'duplicate'`,
  refused: `(messages <> '[]' OR state <> 'ready') AND state = 'refused'`,
  kept: `undone = 'kept'`,
};

@Injectable()
export class ImportsQueries {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(pg.Pool) private readonly pool: pg.Pool,
  ) {}

  /** Those of the structure, the last first; one more than a page when there is another. */
  async list(actor: StructureActor, page: number): Promise<ImportLine[]> {
    return this.work.query<ImportLine>(
      `SELECT i.id, i.file_name AS "fileName", i.kind, i.status, i.received_at AS "receivedAt",
              u.first_name || ' ' || u.last_name AS "requestedByName"
         FROM people_import i JOIN app_user u ON u.id = i.requested_by
        WHERE i.structure_id = $1 ORDER BY i.received_at DESC, i.id
        LIMIT ${IMPORTS_A_PAGE + 1} OFFSET $2`,
      [actor.structureId, (page - 1) * IMPORTS_A_PAGE],
    );
  }

  async counts(importId: string): Promise<ImportCounts> {
    const [counts] = await this.work.query<ImportCounts>(COUNTS_SQL, [importId]);
    if (!counts) throw new Error('An aggregate gives one row');
    return counts;
  }

  /** @returns one more than a page when there is another */
  async rows(importId: string, which: RowsAsked, after: number): Promise<RowLine[]> {
    return this.work.query<RowLine>(
      `SELECT row_number AS "rowNumber", state, messages, reasons,
              concat_ws(' ', understood->>'firstName', understood->>'lastName', understood->'person'->>'name') AS name, likely_id AS "likelyId", likely_row AS "likelyRow",
              made_id AS "madeId", undone
         FROM people_import_row
        WHERE import_id = $1 AND row_number > $2 AND ${asked[which]}
        ORDER BY row_number LIMIT ${ROWS_A_PAGE + 1}`,
      [importId, after],
    );
  }

  /** The columns that were chosen for a file with these headings, the last time the structure brought one. */
  async remembered(structureId: string, headings: readonly string[]): Promise<Record<string, number> | undefined> {
    const [found] = await this.work.query<{ columns: Record<string, number> }>(
      `SELECT columns FROM people_import
        WHERE structure_id = $1 AND layout = 'other' AND headings = $2 AND status NOT IN ('mapping', 'failed')
        ORDER BY received_at DESC LIMIT 1`,
      [structureId, headings],
    );
    return found?.columns;
  }

  /** Refused rows, read as they are sent. */
  async *refused(importId: string): AsyncGenerator<{ raw: string[]; messages: CellMessage[] }> {
    const client = await this.pool.connect();
    const query = new QueryStream(
      `SELECT raw, messages FROM people_import_row WHERE import_id = $1 AND state = 'refused' ORDER BY row_number`,
      [importId],
      { batchSize: 500 },
    );
    const stream = client.query(query);
    try {
      for await (const row of stream) yield row as { raw: string[]; messages: CellMessage[] };
    } finally {
      stream.destroy();
      client.release();
    }
  }
}

const count = (where: string): string => `(count(*) FILTER (WHERE ${where}))::int`;
const cells = (kind: string): string =>
  `coalesce(sum(jsonb_array_length(jsonb_path_query_array(messages, '$[*] ? (@.kind == "${kind}")'))) FILTER (WHERE messages <> '[]' AND state <> 'refused'), 0)::int`;

const COUNTS_SQL = `
  SELECT count(*)::int AS rows, ${count(`state = 'ready'`)} AS ready, ${count(`state = 'duplicate'`)} AS duplicate,
         ${count(`state = 'refused'`)} AS refused, ${cells('set_aside')} AS "setAside", ${cells('repaired')} AS repaired,
         ${count(`outcome = 'created'`)} AS created, ${count(`outcome = 'completed'`)} AS completed,
         ${count(`outcome = 'skipped'`)} AS skipped, ${count(`outcome = 'known'`)} AS known,
         count(DISTINCT external_id) FILTER (WHERE state = 'ready')::int AS "sessionsReady",
         count(DISTINCT made_id) FILTER (WHERE outcome = 'created')::int AS sessions,
         count(DISTINCT made_id) FILTER (WHERE undone = 'removed')::int AS "sessionsRemoved",
         count(DISTINCT made_id) FILTER (WHERE undone = 'kept')::int AS "sessionsKept",
         ${count(`undone = 'removed'`)} AS removed, ${count(`undone = 'restored'`)} AS restored,
         ${count(`undone = 'kept'`)} AS kept
    FROM people_import_row WHERE import_id = $1`;
