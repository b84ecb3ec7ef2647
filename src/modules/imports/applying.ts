import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/db/index.js';
import { newId } from '../../platform/ids.js';
import { BatchRegistration, type Filled, type Importer, type ImportedPerson } from '../beneficiaries/index.js';
import type { DuplicateChoice } from './import-status.js';
import type { PeopleImport } from './people-import.entity.js';

interface Row {
  rowNumber: number;
  state: 'ready' | 'duplicate';
  person: ImportedPerson;
  /** Whom the row likely is: known before, or made by a row above. */
  targetId: string | null;
  likelyRow: number | null;
}

interface Outcome {
  rowNumber: number;
  outcome: 'created' | 'completed' | 'skipped';
  madeId: string | null;
  filled: Filled | null;
}

/** Rows of one transaction: few enough to stop quickly, enough to be swift. */
export const ROWS_AT_ONCE = 1_000;

/** Opens the files of an import of people, some rows at a time. What a row made is written with it: cut anywhere, it goes on. */
@Injectable()
export class Applying {
  constructor(
    private readonly work: UnitOfWork,
    private readonly registration: BatchRegistration,
  ) {}

  /** @returns how many rows were dealt with; 0 when nothing is left to do */
  async step(found: PeopleImport): Promise<number> {
    const by = { userId: found.requestedBy, structureId: found.structureId, importId: found.id };
    return this.work.run(async () => {
      const rows = await this.work.query<Row>(TO_APPLY_SQL, [found.id, ROWS_AT_ONCE]);
      const outcomes = new Map(rows.map((row) => [row.rowNumber, first(row, found.duplicates ?? 'skip')]));
      await this.create(by, rows, outcomes);
      await this.complete(by, rows, outcomes);
      await this.work.execute(WRITE_SQL, [found.id, JSON.stringify([...outcomes.values()])]);
      return rows.length;
    });
  }

  /** When nothing is left to do. */
  settle(): Promise<void> {
    return this.registration.settle();
  }

  private async create(by: Importer, rows: readonly Row[], outcomes: ReadonlyMap<number, Outcome>): Promise<void> {
    const made = rows.flatMap(({ rowNumber, person }) => {
      const outcome = outcomes.get(rowNumber);
      if (outcome?.outcome !== 'created') return [];
      outcome.madeId = newId();
      return [{ id: outcome.madeId, person }];
    });
    await this.registration.register(by, made);
  }

  /** A row that is like one above completes what that one made, or completed. */
  private async complete(by: Importer, rows: readonly Row[], outcomes: ReadonlyMap<number, Outcome>): Promise<void> {
    for (const wave of waves(
      rows.filter(({ rowNumber }) => outcomes.get(rowNumber)?.outcome === 'completed'),
      outcomes,
    )) {
      const filled = await this.registration.complete(by, wave);
      for (const { id, rowNumber } of wave) {
        const outcome = outcomes.get(rowNumber);
        if (outcome) Object.assign(outcome, { madeId: id, filled: filled.get(id) ?? {} });
      }
    }
  }
}

function first({ rowNumber, state, targetId, likelyRow }: Row, choice: DuplicateChoice): Outcome {
  const known = targetId !== null || likelyRow !== null;
  const isNew = state === 'ready' || choice === 'create' || (choice === 'complete' && !known);
  return {
    rowNumber,
    outcome: isNew ? 'created' : choice === 'skip' ? 'skipped' : 'completed',
    madeId: null,
    filled: null,
  };
}

/** Each wave completes a file once: what the first writes, the second no longer finds blank. */
function* waves(rows: readonly Row[], outcomes: ReadonlyMap<number, Outcome>) {
  let rest = rows;
  while (rest.length > 0) {
    const wave = new Map<string, { id: string; person: ImportedPerson; rowNumber: number }>();
    const later: Row[] = [];
    for (const row of rest) {
      const id = row.targetId ?? outcomes.get(row.likelyRow ?? 0)?.madeId ?? null;
      if (id === null || wave.has(id)) later.push(row);
      else wave.set(id, { id, person: row.person, rowNumber: row.rowNumber });
    }
    if (wave.size === 0) throw new Error('A row completes one that made nothing');
    yield [...wave.values()];
    rest = later;
  }
}

/** First those that are new, then those that complete them, each in the order of the file. Held against a second process. */
const TO_APPLY_SQL = `
  SELECT r.row_number AS "rowNumber", r.state, r.understood AS person, r.likely_row AS "likelyRow",
         coalesce((SELECT coalesce(b.merged_into, b.id) FROM beneficiary b WHERE b.id = r.likely_id),
                  (SELECT o.made_id FROM people_import_row o
                    WHERE o.import_id = r.import_id AND o.row_number = r.likely_row)) AS "targetId"
    FROM people_import_row r
   WHERE r.import_id = $1 AND r.outcome IS NULL AND r.state <> 'refused'
   ORDER BY r.state DESC, r.row_number LIMIT $2 FOR UPDATE OF r`;

const WRITE_SQL = `
  UPDATE people_import_row r SET outcome = o.outcome, made_id = o."madeId", filled = o.filled
    FROM jsonb_to_recordset($2::jsonb) AS o ("rowNumber" int, outcome text, "madeId" uuid, filled jsonb)
   WHERE r.import_id = $1 AND r.row_number = o."rowNumber"`;
