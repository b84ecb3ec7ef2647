import { Readable } from 'node:stream';
import { numericDay } from '../time/french.js';
import { type CellValue, csvCell, type Sheet, type TableFormat } from './cell-value.js';
import { inChunks } from './in-chunks.js';
import { writeOds } from './write-ods.js';
import { writeXlsx } from './write-xlsx.js';

/** A file of one sheet, written as its rows come: memory does not grow with them. */
export function writeTable(format: TableFormat, sheet: Sheet): Readable {
  if (format === 'xlsx') return writeXlsx(sheet);
  if (format === 'ods') return writeOds(sheet);
  return Readable.from(inChunks(csvLines(sheet)), { objectMode: false });
}

/** `;` and a byte order mark: a French Excel opens it as it should. */
async function* csvLines({ rows }: Sheet): AsyncGenerator<string> {
  yield '\ufeff';
  for await (const row of rows) yield `${row.map((value) => csvCell(written(value))).join(';')}\r\n`;
}

function written(value: CellValue): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value).replace('.', ',');
  return typeof value === 'object' ? numericDay(value.day) : value;
}
