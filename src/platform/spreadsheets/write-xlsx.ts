import type { Readable } from 'node:stream';
import { SheetCutter } from './batches.js';
import type { Row, Sheet, SheetFrame, SideSheet } from './cell-value.js';
import { SharedTexts } from './shared-texts.js';
import { XlsxCells } from './xlsx-cells.js';
import { bookParts, MAIN, SHARED_TEXTS, XML_HEAD } from './xlsx-frame.js';
import { zipped, type ZipPart } from './zipped.js';

/** A table written row by row, on as many sheets as it needs, and the small sheets beside it. */
export const writeXlsx = (sheet: Sheet, beside: readonly SideSheet[] = []): Readable => zipped(parts(sheet, beside));

async function* parts(sheet: Sheet, beside: readonly SideSheet[]): AsyncGenerator<ZipPart> {
  const cutter = new SheetCutter(sheet);
  const shared = new SharedTexts();
  const names: string[] = [];
  const partOf = (frame: SheetFrame) => {
    const cells = new XlsxCells(shared, frame.readings);
    return (name: string, rows: AsyncIterable<readonly Row[]>): ZipPart => ({
      name: `xl/worksheets/sheet${names.push(name)}.xml`,
      text: sheetXml(frame, rows, cells),
    });
  };
  try {
    const part = partOf(sheet);
    do {
      yield part(names.length === 0 ? sheet.name : `${sheet.name} (${names.length + 1})`, cutter.next());
    } while (await cutter.hasMore());
    for (const side of beside) yield partOf(side)(side.name, allOf(side.rows));
    yield { name: `xl/${SHARED_TEXTS}`, text: shared.xml() };
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
  cells: XlsxCells,
): AsyncGenerator<string> {
  const columns = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  yield `${XML_HEAD}<worksheet xmlns="${MAIN}">${columns.length > 0 ? `<cols>${columns.join('')}</cols>` : ''}<sheetData>`;
  let number = 0;
  for await (const rows of batches) {
    let xml = '';
    for (const row of rows) {
      number += 1;
      xml += cells.rowXml(row, String(number), headings.includes(number));
    }
    yield xml;
  }
  yield '</sheetData></worksheet>';
}
