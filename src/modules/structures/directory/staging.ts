import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { RawRow } from './columns.js';
import { copyValue } from '../../../platform/db/copy-value.js';
import { contentHash, type DirectoryPlace, PLACE_COLUMNS } from './directory-place.js';

/** A line of the file, as it goes to the staging table: a place, or a refusal. */
export type StagedRow =
  | { readonly line: number; readonly place: DirectoryPlace }
  | {
      readonly line: number;
      readonly id: string | undefined;
      readonly motives: readonly string[];
      readonly raw: RawRow;
    };

export const CONTENT_COLUMNS = Object.keys(PLACE_COLUMNS).join(', ');
const CHUNK = 65_536;

/**
 * Copies the rows into a temporary table `staged_place`, dropped at the end of the transaction. The table has the
 * columns of `place` that come from the file, `content_hash`, `line_number`, and for refusals `motives` and `raw`.
 */
export async function stageRows(client: PoolClient, rows: AsyncIterable<StagedRow>): Promise<void> {
  await client.query(`
    CREATE TEMP TABLE staged_place ON COMMIT DROP AS
      SELECT ${CONTENT_COLUMNS}, content_hash, 0 AS line_number, '{}'::text[] AS motives, '{}'::jsonb AS raw
      FROM place WITH NO DATA`);
  const copy = client.query(
    copyFrom(`COPY staged_place (${CONTENT_COLUMNS}, content_hash, line_number, motives, raw) FROM STDIN`),
  );
  await pipeline(Readable.from(chunks(rows), { objectMode: false, highWaterMark: CHUNK }), copy);
  await client.query('CREATE INDEX ON staged_place (source_id)');
  await client.query('ANALYZE staged_place');
}

async function* chunks(rows: AsyncIterable<StagedRow>): AsyncGenerator<string> {
  let chunk = '';
  for await (const row of rows) {
    chunk += `${copyLine(row)}\n`;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}

function copyLine(row: StagedRow): string {
  if ('place' in row) {
    const values = Object.values(PLACE_COLUMNS).map((property) => row.place[property]);
    return [...values, contentHash(row.place), row.line, undefined, undefined].map(copyValue).join('\t');
  }
  const values = Object.keys(PLACE_COLUMNS).map((column) => (column === 'source_id' ? row.id : undefined));
  return [...values, undefined, row.line, row.motives, row.raw].map(copyValue).join('\t');
}
