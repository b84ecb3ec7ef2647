import { Readable } from 'node:stream';
import { numericDay } from '../time/french.js';
import { batchesOf } from './batches.js';
import { type CellValue, csvCell, type Sheet, type SideSheet, type TableFormat } from './cell-value.js';
import { cellsOnce } from './cells-once.js';
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
  const [plain, heading] = [cellsOnce(csvOf, sheet.readings), cellsOnce(csvOf)];
  let number = 0;
  yield CSV_MARK;
  for await (const rows of batchesOf(sheet)) {
    let text = '';
    for (const row of rows) {
      number += 1;
      const cell = sheet.headings?.includes(number) === true ? heading : plain;
      for (let column = 0; column < row.length; column += 1) {
        if (column > 0) text += ';';
        text += cell(row[column], column);
      }
      text += '\r\n';
    }
    yield text;
  }
}

/** A cell as a .csv holds it, never a formula. A negative number is none: nobody typed it. */
export function csvOf(value: CellValue): string {
  if (typeof value === 'string') return csvCell(value);
  if (value === null || value === undefined) return '';
  return typeof value === 'number' ? String(value).replace('.', ',') : numericDay(value.day);
}
