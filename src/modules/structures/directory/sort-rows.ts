import type { ImportTally } from './import-tally.js';
import type { FileRow } from './read-file.js';
import { readRow, type RowContext } from './read-row.js';
import type { StagedRow } from './staging.js';

const TOLD_EVERY = 250;

/**
 * Reads each row, counts it, and sees that no identifier comes twice.
 *
 * @param tell called now and then with the count of rows read
 */
export async function* sortRows(
  rows: AsyncIterable<FileRow>,
  context: RowContext,
  tally: ImportTally,
  tell: (rows: number) => Promise<void> | undefined,
): AsyncGenerator<StagedRow> {
  const lines = new Map<string, number>();
  let read = 0;
  for await (const found of rows) {
    yield sorted(found, context, tally, lines);
    read += 1;
    if (read % TOLD_EVERY === 0) await tell(read);
  }
}

function sorted(
  { line, row, fault }: FileRow,
  context: RowContext,
  tally: ImportTally,
  lines: Map<string, number>,
): StagedRow {
  const reading = fault ? { kind: 'refused' as const, motives: [fault] } : readRow(row, context);
  if (reading.kind === 'refused') {
    tally.refuse(reading.motives);
    return { line, id: row.id.trim() || undefined, motives: reading.motives, raw: row };
  }
  const id = reading.place.sourceId;
  const first = lines.get(id);
  if (first !== undefined) {
    const motives = [`Cet identifiant figure déjà à la ligne ${first} du fichier (colonne id).`];
    tally.refuse(motives);
    return { line, id, motives, raw: row };
  }
  lines.set(id, line);
  tally.accept(reading.place, reading.repairs, line);
  return { line, place: reading.place };
}
