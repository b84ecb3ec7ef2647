import { Inject, Injectable } from '@nestjs/common';
import pg from 'pg';
import { openTableFile, readRows, SpreadsheetRefusedError, type TableFile } from '../../platform/spreadsheets/index.js';
import { ImportFiles } from '../../platform/uploads/index.js';
import type { PeopleImport } from './people-import.entity.js';
import { PersonRows, type RowReader } from './person-rows.js';
import { SessionRows } from './session-rows.js';
import { stage, type StagedRow } from './staging.js';

export type Tell = (rowsRead: number) => Promise<void>;

const CHANGED = 'Le fichier gardé n’est plus celui qui a été envoyé. Envoyez-le de nouveau.';
const NO_ROW = 'Ce tableau n’a pas de ligne sous ses titres de colonnes. Vérifiez que c’est la bonne feuille.';
const TELL_EVERY = 500;

/** Reads the whole of a file into the rows of its import. Done again from the start when it was cut: nothing else changes. */
@Injectable()
export class Analysis {
  constructor(
    private readonly files: ImportFiles,
    private readonly people: PersonRows,
    private readonly sessions: SessionRows,
    @Inject(pg.Pool) private readonly pool: pg.Pool,
  ) {}

  /** @throws SpreadsheetRefusedError in French when the file cannot be read to its end */
  async run(found: PeopleImport, tell: Tell): Promise<void> {
    const file = await openTableFile(this.files.path(found.id));
    if (file.sha256 !== found.fileHash) throw new SpreadsheetRefusedError(CHANGED);
    const reader = await (found.kind === 'people' ? this.people : this.sessions).reader(found);
    const client = await this.pool.connect();
    try {
      await client.query('BEGIN');
      await client.query('DELETE FROM people_import_row WHERE import_id = $1', [found.id]);
      await stage(client, found.id, staged(file, found, reader, tell));
      await reader.finish(client);
      await client.query('COMMIT');
      client.release();
    } catch (error) {
      client.release(true);
      throw error;
    } finally {
      await reader.close();
    }
  }
}

async function* staged(
  file: TableFile,
  { sheet, headingRow }: PeopleImport,
  reader: RowReader,
  tell: Tell,
): AsyncGenerator<StagedRow> {
  let count = 0;
  for await (const row of readRows(file, sheet)) {
    if (row.number <= headingRow) continue;
    yield await reader.read(row);
    count += 1;
    if (count % TELL_EVERY === 0) await tell(count);
  }
  if (count === 0) throw new SpreadsheetRefusedError(NO_ROW);
  await tell(count);
}
