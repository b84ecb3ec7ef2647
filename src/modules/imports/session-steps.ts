import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/db/index.js';
import { BatchSessions } from '../support-sessions/index.js';
import type { PeopleImport } from './people-import.entity.js';
import { gather, type SessionRow } from './reading/session-row.js';

interface Row {
  rowNumber: number;
  externalId: string;
  session: SessionRow;
}

/** Logs the sessions of an import, or takes them back, some at a time: all the people of one in one transaction. */
@Injectable()
export class SessionSteps {
  constructor(
    private readonly work: UnitOfWork,
    private readonly sessions: BatchSessions,
  ) {}

  /** @returns how many rows were dealt with; 0 when nothing is left to do */
  async applying(found: PeopleImport): Promise<number> {
    return this.work.run(async () => {
      const known = await this.work.execute(KNOWN_SQL, [found.id]);
      const rows = await this.work.query<Row>(TO_APPLY_SQL, [found.id]);
      const made = await this.sessions.log(by(found), gathered(rows));
      const outcomes = rows.map(({ rowNumber, session }) => {
        const madeId = made.get(session.formKey) ?? null;
        return { rowNumber, madeId, outcome: madeId === null ? 'known' : 'created' };
      });
      await this.work.execute(WRITE_SQL, [found.id, JSON.stringify(outcomes)]);
      return known + rows.length;
    });
  }

  async undoing(found: PeopleImport): Promise<number> {
    return this.work.run(async () => {
      const rows = await this.work.query<{ madeId: string }>(TO_UNDO_SQL, [found.id]);
      const gone = await this.sessions.withdraw(
        by(found),
        rows.map(({ madeId }) => madeId),
      );
      return this.work.execute(UNDONE_SQL, [found.id, rows.map(({ madeId }) => madeId), gone]);
    });
  }
}

const by = ({ requestedBy: userId, structureId, id: importId }: PeopleImport) => ({ userId, structureId, importId });

/** Each session once, its people together. */
function gathered(rows: readonly Row[]) {
  const sessions = new Map<string, SessionRow[]>();
  for (const { session } of rows) sessions.set(session.formKey, [...(sessions.get(session.formKey) ?? []), session]);
  return [...sessions.values()].map(gather);
}

const KNOWN_SQL = `
  UPDATE people_import_row SET outcome = 'known' WHERE import_id = $1 AND state = 'duplicate' AND outcome IS NULL`;

/** The next rows of the file, and all those of the same sessions wherever they stand. */
const TO_APPLY_SQL = `
  WITH head AS MATERIALIZED (
    SELECT external_id FROM people_import_row
     WHERE import_id = $1 AND outcome IS NULL AND state = 'ready' ORDER BY row_number LIMIT 500
  )
  SELECT row_number AS "rowNumber", external_id AS "externalId", understood AS session FROM people_import_row
   WHERE import_id = $1 AND outcome IS NULL AND state = 'ready' AND external_id IN (SELECT external_id FROM head)
   ORDER BY row_number FOR UPDATE`;

const WRITE_SQL = `
  UPDATE people_import_row r SET outcome = o.outcome, made_id = o."madeId"
    FROM jsonb_to_recordset($2::jsonb) AS o ("rowNumber" int, outcome text, "madeId" uuid)
   WHERE r.import_id = $1 AND r.row_number = o."rowNumber"`;

const TO_UNDO_SQL = `
  SELECT made_id AS "madeId" FROM people_import_row
   WHERE import_id = $1 AND outcome = 'created' AND undone IS NULL GROUP BY made_id ORDER BY made_id LIMIT 500`;

const UNDONE_SQL = `
  UPDATE people_import_row SET undone = CASE WHEN made_id = ANY ($3::uuid[]) THEN 'removed' ELSE 'kept' END
   WHERE import_id = $1 AND made_id = ANY ($2::uuid[]) AND undone IS NULL`;
