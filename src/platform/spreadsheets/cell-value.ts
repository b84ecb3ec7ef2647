import type { Day } from '../time/day.js';

/** A cell to be written: text is always text, however it begins, and never a formula. */
export type CellValue = string | number | null | undefined | { readonly day: Day };

export type Row = readonly CellValue[];

/** How the texts of a column are read: what they stand for. */
export type Reading = (text: string) => CellValue;

/** What a sheet is, beside its rows. */
export interface SheetFrame {
  readonly name: string;
  /** Widths of the columns, in characters. */
  readonly widths?: readonly number[];
  /** Numbers of the rows written in bold, from 1. They come again on the sheets that go on with a long one. */
  readonly headings?: readonly number[];
  /** Of each column; a text stands for itself where there is none, and in headings. */
  readonly readings?: readonly Reading[];
}

/** Rows come one by one, or, for a long table, as they are read: some at a time, of any number. */
export type Sheet = SheetFrame &
  ({ readonly rows: Iterable<Row> | AsyncIterable<Row> } | { readonly batches: AsyncIterable<readonly Row[]> });

/** A small sheet after the first one: what the table is. */
export type SideSheet = SheetFrame & { readonly rows: readonly Row[] };

/** A spreadsheet shows no more of them: a longer table goes on on another sheet. */
export const MOST_SHEET_ROWS = 1_048_576;

export type TableFormat = 'xlsx' | 'ods' | 'csv';

export const mediaTypes: Readonly<Record<TableFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  csv: 'text/csv; charset=utf-8',
};

const XML_SIGNS = /[^\t\n\r\u0020-\u0021\u0023-\u0025\u0027-\u003b\u003d\u003f-\ud7ff\ue000-\ufffd]/;

/** Text as XML holds it: signs escaped, those that XML forbids left out. */
export const xmlText = (text: string): string => (XML_SIGNS.test(text) ? escaped(text) : text);

const escaped = (text: string): string =>
  text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** How a formula begins, in full-width signs too, which some spreadsheets take for the ordinary ones. */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** A spreadsheet would run a CSV cell that begins as a formula does: an apostrophe makes it text. */
export const csvCell = (text: string): string => {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
