import { Injectable } from '@nestjs/common';
import type pg from 'pg';
import { UnitOfWork } from '../../platform/db/index.js';
import type { TableRow } from '../../platform/spreadsheets/index.js';
import { Clock } from '../../platform/time/clock.js';
import { type Asked, BatchDuplicates, type BatchMatch, type BatchSearch } from '../beneficiaries/index.js';
import { readCommuneIndex } from '../structures/index.js';
import type { PeopleImport } from './people-import.entity.js';
import { CommuneReader } from './reading/read-commune.js';
import { readPerson } from './reading/read-person.js';
import type { StagedRow } from './staging.js';

const AT_ONCE = 1_000;

/** Reads rows of people, and finds who of them is known already. */
export interface RowReader {
  read(row: TableRow): Promise<StagedRow>;
  /** Called at the end, with the connection that staged the rows. */
  finish(client: pg.PoolClient): Promise<void>;
  close(): Promise<void>;
}

@Injectable()
export class PersonRows {
  constructor(
    private readonly work: UnitOfWork,
    private readonly duplicates: BatchDuplicates,
    private readonly clock: Clock,
  ) {}

  async reader(found: PeopleImport): Promise<RowReader> {
    const communes = new CommuneReader(await readCommuneIndex(this.work.manager));
    const context = { communes, today: this.clock.today() };
    const search = await this.duplicates.open(found.structureId);
    let waiting: Asked[] = [];
    const flush = async (): Promise<void> => {
      await search.add(waiting);
      waiting = [];
    };
    return {
      read: async (row) => {
        const { person, messages, raw } = readPerson(row, found.columns, context);
        if (!person) return { rowNumber: row.number, state: 'refused', raw, messages };
        const { firstName, lastName, birthYear, phone, email } = person;
        waiting.push({ ref: row.number, firstName, lastName, birthYear, phone, email });
        if (waiting.length >= AT_ONCE) await flush();
        return { rowNumber: row.number, state: 'ready', raw: [], messages, understood: { ...person } };
      },
      finish: async (client) => {
        await flush();
        await markDuplicates(client, found.id, search);
      },
      close: () => search.close(),
    };
  }
}

async function markDuplicates(client: pg.PoolClient, importId: string, search: BatchSearch): Promise<void> {
  const matches = await search.matches();
  for (let from = 0; from < matches.length; from += AT_ONCE) {
    await client.query(MARK_SQL, [
      importId,
      JSON.stringify(matches.slice(from, from + AT_ONCE) satisfies BatchMatch[]),
    ]);
  }
}

const MARK_SQL = `
  UPDATE people_import_row r
     SET state = 'duplicate', likely_id = m."knownId", likely_row = m."otherRef", reasons = m.reasons
    FROM jsonb_to_recordset($2::jsonb) AS m (ref int, "knownId" uuid, "otherRef" int, reasons text[])
   WHERE r.import_id = $1 AND r.row_number = m.ref`;
