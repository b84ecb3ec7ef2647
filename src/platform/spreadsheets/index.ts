/** Tables read and written row by row: XLSX, ODS, CSV. Nothing outside this folder knows the libraries behind it. */
export {
  type CellValue,
  csvCell,
  mediaTypes,
  type Reading,
  type Row,
  type Sheet,
  type SideSheet,
  type TableFormat,
} from './cell-value.js';
export { MOST_BYTES, MOST_ROWS } from './limits.js';
export { openTableFile, readRows, type TableFile } from './open-table-file.js';
export { SpreadsheetRefusedError } from './spreadsheet-refused.error.js';
export { columnOf, letterOf, type TableRow } from './table-row.js';
export { EncodingCheck, type TextEncoding } from './text-encoding.js';
export { CSV_MARK, csvOf, writeTable } from './write-table.js';
export { inChunks } from './in-chunks.js';
