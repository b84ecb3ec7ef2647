import type { Readable } from 'node:stream';
import { numericDay } from '../time/french.js';
import { type CellValue, mediaTypes, type Sheet, xmlText } from './cell-value.js';
import { zipped } from './zipped.js';

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const NAMES = 'urn:oasis:names:tc:opendocument:xmlns';

/** One sheet, written row by row. `mimetype` comes first and is not packed, as the standard wants. */
export function writeOds(sheet: Sheet): Readable {
  return zipped(
    {
      mimetype: mediaTypes.ods,
      'META-INF/manifest.xml': `${HEAD}<manifest:manifest xmlns:manifest="${NAMES}:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="${mediaTypes.ods}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`,
    },
    { name: 'content.xml', text: contentXml(sheet) },
    ['mimetype'],
  );
}

async function* contentXml({ name, rows, widths = [], headings = [] }: Sheet): AsyncGenerator<string> {
  yield `${HEAD}<office:document-content xmlns:office="${NAMES}:office:1.0" xmlns:table="${NAMES}:table:1.0" xmlns:text="${NAMES}:text:1.0" xmlns:style="${NAMES}:style:1.0" xmlns:number="${NAMES}:datastyle:1.0" xmlns:fo="${NAMES}:xsl-fo-compatible:1.0" office:version="1.3"><office:automatic-styles>`;
  yield '<number:date-style style:name="D"><number:day number:style="long"/><number:text>/</number:text><number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/></number:date-style>';
  yield '<style:style style:name="day" style:family="table-cell" style:data-style-name="D"/><style:style style:name="heading" style:family="table-cell"><style:text-properties fo:font-weight="bold"/></style:style>';
  for (const [index, width] of widths.entries()) {
    yield `<style:style style:name="col${index}" style:family="table-column"><style:table-column-properties style:column-width="${(width * 0.2).toFixed(1)}cm"/></style:style>`;
  }
  yield `</office:automatic-styles><office:body><office:spreadsheet><table:table table:name="${xmlText(name)}">`;
  yield widths.map((_, index) => `<table:table-column table:style-name="col${index}"/>`).join('');
  let number = 0;
  for await (const row of rows) {
    number += 1;
    const isHeading = headings.includes(number);
    yield `<table:table-row>${row.map((value) => cell(value, isHeading)).join('')}</table:table-row>`;
  }
  yield '</table:table></office:spreadsheet></office:body></office:document-content>';
}

function cell(value: CellValue, isHeading: boolean): string {
  if (value === null || value === undefined || value === '') return '<table:table-cell/>';
  if (typeof value === 'number') {
    return `<table:table-cell office:value-type="float" office:value="${value}"><text:p>${value}</text:p></table:table-cell>`;
  }
  if (typeof value === 'object') {
    return `<table:table-cell table:style-name="day" office:value-type="date" office:date-value="${value.day}"><text:p>${numericDay(value.day)}</text:p></table:table-cell>`;
  }
  const style = isHeading ? ' table:style-name="heading"' : '';
  return `<table:table-cell${style} office:value-type="string">${paragraphs(value)}</table:table-cell>`;
}

const paragraphs = (text: string): string =>
  text
    .split(/\r\n|\r|\n/)
    .map((line) => `<text:p>${spaced(xmlText(line))}</text:p>`)
    .join('');

/** Spaces in a row, or at an end, are one unless they are written so. */
const spaced = (xml: string): string =>
  xml.replace(/^ +| {2,}| +$/g, (spaces) => `<text:s text:c="${spaces.length}"/>`).replaceAll('\t', '<text:tab/>');
