import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { copyValue } from '../../platform/db/copy-value.js';
import type { CellMessage } from './reading/cell-message.js';

/** A row of the file as it waits to be applied. */
export interface StagedRow {
  readonly rowNumber: number;
  readonly state: 'ready' | 'duplicate' | 'refused';
  readonly raw: readonly string[];
  readonly messages: readonly CellMessage[];
  readonly understood?: Readonly<Record<string, unknown>>;
  readonly externalId?: string;
}

const CHUNK = 65_536;

/** Copies the rows of an import in as they are read, in the caller’s transaction. */
export async function stage(client: pg.PoolClient, importId: string, rows: AsyncIterable<StagedRow>): Promise<void> {
  const copy = client.query(
    copyFrom(
      'COPY people_import_row (import_id, row_number, state, raw, messages, understood, external_id) FROM STDIN',
    ),
  );
  await pipeline(Readable.from(lines(importId, rows), { objectMode: false, highWaterMark: CHUNK }), copy);
}

async function* lines(importId: string, rows: AsyncIterable<StagedRow>): AsyncGenerator<string> {
  let chunk = '';
  for await (const { rowNumber, state, raw, messages, understood, externalId } of rows) {
    const values = [importId, rowNumber, state, raw, JSON.stringify(messages), understood, externalId];
    chunk += `${values.map(copyValue).join('\t')}\n`;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}
