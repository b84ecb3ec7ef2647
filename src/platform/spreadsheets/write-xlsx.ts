import type { Readable } from 'node:stream';
import { SheetCutter } from './batches.js';
import { type CellValue, type Row, type Sheet, type SheetFrame, type SideSheet, xmlText } from './cell-value.js';
import { letterOf } from './table-row.js';
import { wordsOnce } from './words-once.js';
import { bookParts, DAY, HEADING, MAIN, TEXT, XML_HEAD } from './xlsx-frame.js';
import { zipped, type ZipPart } from './zipped.js';

/** A table written row by row, on as many sheets as it needs, and the small sheets beside it. */
export const writeXlsx = (sheet: Sheet, beside: readonly SideSheet[] = []): Readable => zipped(parts(sheet, beside));

async function* parts(sheet: Sheet, beside: readonly SideSheet[]): AsyncGenerator<ZipPart> {
  const cutter = new SheetCutter(sheet);
  const names: string[] = [];
  const part = (name: string, frame: SheetFrame, rows: AsyncIterable<readonly Row[]>): ZipPart => ({
    name: `xl/worksheets/sheet${names.push(name)}.xml`,
    text: sheetXml(frame, rows),
  });
  try {
    do {
      yield part(names.length === 0 ? sheet.name : `${sheet.name} (${names.length + 1})`, sheet, cutter.next());
    } while (await cutter.hasMore());
    for (const side of beside) yield part(side.name, side, allOf(side.rows));
    yield* bookParts(names);
  } finally {
    await cutter.end();
  }
}

async function* allOf(rows: readonly Row[]): AsyncGenerator<readonly Row[]> {
  yield await Promise.resolve(rows);
}

async function* sheetXml(
  { widths = [], headings = [] }: SheetFrame,
  batches: AsyncIterable<readonly Row[]>,
): AsyncGenerator<string> {
  const columns = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  yield `${XML_HEAD}<worksheet xmlns="${MAIN}">${columns.length > 0 ? `<cols>${columns.join('')}</cols>` : ''}<sheetData>`;
  const day = wordsOnce(dayXml);
  const [plain, bold] = [textsIn(TEXT), textsIn(HEADING)];
  let number = 0;
  for await (const rows of batches) {
    let xml = '';
    for (const row of rows) {
      number += 1;
      const text = headings.includes(number) ? bold : plain;
      xml += `<row r="${number}">`;
      for (let column = 0; column < row.length; column += 1) {
        const start = `<c r="${letters[column] ?? letterOf(column)}${number}`;
        xml += cell(row[column], start, text(column), day);
      }
      xml += '</row>';
    }
    yield xml;
  }
  yield '</sheetData></worksheet>';
}

type Words = (value: string) => string;

const letters = Array.from({ length: 400 }, (_, column) => letterOf(column));
/** One for each column, so that one of numbers drawn at random does not take the room of the others. */
function textsIn(style: number): (column: number) => Words {
  const columns: Words[] = [];
  return (column) => (columns[column] ??= textIn(style));
}

const textIn = (style: number): Words =>
  wordsOnce((text) => `" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`);
const dayXml = (day: string): string => `" s="${DAY}"><v>${serialOf(day)}</v></c>`;

function cell(value: CellValue, start: string, text: Words, day: Words): string {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'string') return start + text(value);
  if (typeof value === 'number') return `${start}"><v>${value}</v></c>`;
  return start + day(value.day);
}

/** Days since 30 December 1899, as Excel counts them from March 1900 on. */
const serialOf = (day: string): number =>
  Math.round((Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000);
