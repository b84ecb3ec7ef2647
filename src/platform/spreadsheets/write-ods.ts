import type { Readable } from 'node:stream';
import { numericDay } from '../time/french.js';
import { SheetCutter } from './batches.js';
import {
  mediaTypes,
  type Reading,
  type Row,
  type Sheet,
  type SheetFrame,
  type SideSheet,
  xmlText,
} from './cell-value.js';
import { cellsOnce } from './cells-once.js';
import { wordsOnce } from './words-once.js';
import { zipped, type ZipPart } from './zipped.js';

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const NAMES = 'urn:oasis:names:tc:opendocument:xmlns';
const MANIFEST = `${HEAD}<manifest:manifest xmlns:manifest="${NAMES}:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="${mediaTypes.ods}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`;

/** A table written row by row, on as many sheets as it needs, and the small sheets beside it. */
export const writeOds = (sheet: Sheet, beside: readonly SideSheet[] = []): Readable => zipped(parts(sheet, beside));

/** `mimetype` comes first and is not packed, as the standard wants. */
async function* parts(sheet: Sheet, beside: readonly SideSheet[]): AsyncGenerator<ZipPart> {
  yield await Promise.resolve({ name: 'mimetype', text: mediaTypes.ods, isBare: true });
  yield { name: 'META-INF/manifest.xml', text: MANIFEST };
  yield { name: 'content.xml', text: contentXml(sheet, beside) };
}

async function* contentXml(sheet: Sheet, beside: readonly SideSheet[]): AsyncGenerator<string> {
  yield `${HEAD}<office:document-content xmlns:office="${NAMES}:office:1.0" xmlns:table="${NAMES}:table:1.0" xmlns:text="${NAMES}:text:1.0" xmlns:style="${NAMES}:style:1.0" xmlns:number="${NAMES}:datastyle:1.0" xmlns:fo="${NAMES}:xsl-fo-compatible:1.0" office:version="1.3"><office:automatic-styles>`;
  yield '<number:date-style style:name="D"><number:day number:style="long"/><number:text>/</number:text><number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/></number:date-style>';
  yield '<style:style style:name="day" style:family="table-cell" style:data-style-name="D"/><style:style style:name="heading" style:family="table-cell"><style:text-properties fo:font-weight="bold"/></style:style>';
  for (const [rank, { widths = [] }] of [sheet, ...beside].entries()) {
    for (const [index, width] of widths.entries()) {
      yield `<style:style style:name="${styleOf(rank, index)}" style:family="table-column"><style:table-column-properties style:column-width="${(width * 0.2).toFixed(1)}cm"/></style:style>`;
    }
  }
  yield '</office:automatic-styles><office:body><office:spreadsheet>';
  const cutter = new SheetCutter(sheet);
  try {
    let count = 0;
    do {
      count += 1;
      const name = count === 1 ? sheet.name : `${sheet.name} (${count})`;
      yield* tableXml({ ...sheet, name }, 0, cutter.next());
    } while (await cutter.hasMore());
    for (const [index, side] of beside.entries()) yield* tableXml(side, index + 1, [side.rows]);
  } finally {
    await cutter.end();
  }
  yield '</office:spreadsheet></office:body></office:document-content>';
}

const styleOf = (rank: number, column: number): string => `col${rank}-${column}`;

async function* tableXml(
  { name, widths = [], headings = [], readings }: SheetFrame,
  rank: number,
  batches: AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>,
): AsyncGenerator<string> {
  yield `<table:table table:name="${xmlText(name)}">`;
  yield widths.map((_, index) => `<table:table-column table:style-name="${styleOf(rank, index)}"/>`).join('');
  const [plain, heading] = [cellIn('', readings), cellIn(' table:style-name="heading"')];
  let number = 0;
  for await (const rows of batches) {
    let xml = '';
    for (const row of rows) {
      number += 1;
      const cell = headings.includes(number) ? heading : plain;
      xml += '<table:table-row>';
      for (let column = 0; column < row.length; column += 1) xml += cell(row[column], column);
      xml += '</table:table-row>';
    }
    yield xml;
  }
  yield '</table:table>';
}

function cellIn(style: string, readings?: readonly Reading[]) {
  const day = wordsOnce(dayXml);
  return cellsOnce((value) => {
    if (value === null || value === undefined || value === '') return '<table:table-cell/>';
    if (typeof value === 'string') {
      return `<table:table-cell${style} office:value-type="string">${paragraphs(value)}</table:table-cell>`;
    }
    return typeof value === 'number' ? numberXml(value) : day(value.day);
  }, readings);
}

const numberXml = (value: number): string =>
  `<table:table-cell office:value-type="float" office:value="${value}"><text:p>${value}</text:p></table:table-cell>`;
const dayXml = (day: string): string =>
  `<table:table-cell table:style-name="day" office:value-type="date" office:date-value="${day}"><text:p>${numericDay(day)}</text:p></table:table-cell>`;

const paragraphs = (text: string): string =>
  text
    .split(/\r\n|\r|\n/)
    .map((line) => `<text:p>${spaced(xmlText(line))}</text:p>`)
    .join('');

/** Spaces in a row, or at an end, are one unless they are written so. */
const spaced = (xml: string): string =>
  xml.replace(/^ +| {2,}| +$/g, (spaces) => `<text:s text:c="${spaces.length}"/>`).replaceAll('\t', '<text:tab/>');
