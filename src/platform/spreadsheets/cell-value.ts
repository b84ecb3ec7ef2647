import type { Day } from '../time/day.js';

/** A cell to be written: text is always text, however it begins, and never a formula. */
export type CellValue = string | number | null | undefined | { readonly day: Day };

export interface Sheet {
  readonly name: string;
  /** Widths of the columns, in characters. */
  readonly widths?: readonly number[];
  /** Numbers of the rows written in bold, from 1. */
  readonly headings?: readonly number[];
  readonly rows: AsyncIterable<readonly CellValue[]>;
}

export type TableFormat = 'xlsx' | 'ods' | 'csv';

export const mediaTypes: Readonly<Record<TableFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  csv: 'text/csv; charset=utf-8',
};

/** Text as XML holds it: signs escaped, those that XML forbids left out. */
export const xmlText = (text: string): string =>
  text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** A spreadsheet would run a CSV cell that begins as a formula does: an apostrophe makes it text. */
export const csvCell = (text: string): string => {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
