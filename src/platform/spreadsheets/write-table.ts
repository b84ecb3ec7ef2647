import { Readable } from 'node:stream';
import { numericDay } from '../time/french.js';
import { batchesOf } from './batches.js';
import { type CellValue, csvCell, type Sheet, type SideSheet, type TableFormat } from './cell-value.js';
import { inChunks } from './in-chunks.js';
import { writeOds } from './write-ods.js';
import { writeXlsx } from './write-xlsx.js';

/**
 * A file of a table, written as its rows come: memory does not grow with them.
 * @param beside small sheets after it; a .csv has no place for them
 */
export function writeTable(format: TableFormat, sheet: Sheet, beside: readonly SideSheet[] = []): Readable {
  if (format === 'xlsx') return writeXlsx(sheet, beside);
  if (format === 'ods') return writeOds(sheet, beside);
  return Readable.from(inChunks(csvLines(sheet)), { objectMode: false });
}

/** What a .csv begins with: without this mark, Excel does not read it as UTF-8. */
export const CSV_MARK = '\ufeff';

/** `;` and a byte order mark: a French Excel opens it as it should. */
async function* csvLines(sheet: Sheet): AsyncGenerator<string> {
  yield CSV_MARK;
  for await (const rows of batchesOf(sheet)) yield rows.map((row) => `${row.map(csvOf).join(';')}\r\n`).join('');
}

/** A cell as a .csv holds it, never a formula. A negative number is none: nobody typed it. */
export function csvOf(value: CellValue): string {
  if (typeof value === 'string') return csvCell(value);
  if (value === null || value === undefined) return '';
  return typeof value === 'number' ? String(value).replace('.', ',') : numericDay(value.day);
}
