import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/db/index.js';
import { BatchRegistration, type Filled, type Importer } from '../beneficiaries/index.js';
import { ROWS_AT_ONCE } from './applying.js';
import type { PeopleImport } from './people-import.entity.js';

interface Row {
  rowNumber: number;
  outcome: 'created' | 'completed';
  madeId: string;
  /** Null in a row whose file was completed by nothing. */
  filled: Filled | null;
  /** How often this import itself wrote in the file after it made it. */
  completions: number;
}

interface Undone {
  rowNumber: number;
  undone: 'removed' | 'restored' | 'kept';
}

/** Takes back what an import did, some rows at a time, where nobody has touched it since. */
@Injectable()
export class Undoing {
  constructor(
    private readonly work: UnitOfWork,
    private readonly registration: BatchRegistration,
  ) {}

  /** @returns how many rows were dealt with; 0 when nothing is left to do */
  async step(found: PeopleImport): Promise<number> {
    const by = { userId: found.requestedBy, structureId: found.structureId, importId: found.id };
    return this.work.run(async () => {
      const rows = await this.work.query<Row>(TO_UNDO_SQL, [found.id, ROWS_AT_ONCE]);
      const undone = [...(await this.remove(by, rows)), ...(await this.restore(by, rows))];
      await this.work.execute(WRITE_SQL, [found.id, JSON.stringify(undone)]);
      return rows.length;
    });
  }

  private async remove(by: Importer, rows: readonly Row[]): Promise<Undone[]> {
    const made = rows.filter(({ outcome }) => outcome === 'created');
    const people = made.map(({ madeId, completions }) => ({ id: madeId, version: 1 + completions }));
    const gone = new Set(await this.registration.withdraw(by, people));
    return made.map(({ rowNumber, madeId }) => ({ rowNumber, undone: gone.has(madeId) ? 'removed' : 'kept' }));
  }

  private async restore(by: Importer, rows: readonly Row[]): Promise<Undone[]> {
    const completed = rows.filter(({ outcome }) => outcome === 'completed');
    const filled = completed.filter((row) => Object.keys(row.filled ?? {}).length > 0);
    const undone: Undone[] = [];
    for (const row of filled) {
      const whole = await this.registration.restore(by, [{ id: row.madeId, filled: row.filled ?? {} }]);
      undone.push({ rowNumber: row.rowNumber, undone: whole.length > 0 ? 'restored' : 'kept' });
    }
    const untouched = completed.filter((row) => !filled.includes(row));
    return [...undone, ...untouched.map(({ rowNumber }) => ({ rowNumber, undone: 'restored' as const }))];
  }
}

/** Files made first: one that goes takes with it what completed it. */
const TO_UNDO_SQL = `
  SELECT r.row_number AS "rowNumber", r.outcome, r.made_id AS "madeId", r.filled,
         (SELECT count(*) FROM people_import_row c
           WHERE c.import_id = r.import_id AND c.outcome = 'completed' AND c.likely_id IS NULL
             AND c.made_id = r.made_id AND c.filled <> '{}')::int AS completions
    FROM people_import_row r
   WHERE r.import_id = $1 AND r.outcome IN ('created', 'completed') AND r.undone IS NULL
   ORDER BY r.outcome = 'completed', r.row_number LIMIT $2 FOR UPDATE OF r`;

const WRITE_SQL = `
  UPDATE people_import_row r SET undone = u.undone
    FROM jsonb_to_recordset($2::jsonb) AS u ("rowNumber" int, undone text)
   WHERE r.import_id = $1 AND r.row_number = u."rowNumber"`;
