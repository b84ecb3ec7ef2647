import type { Archive } from './archive.js';
import { LONGEST_CELL, MOST_COLUMNS } from './limits.js';
import { RowBuilder } from './row-builder.js';
import { SpreadsheetRefusedError } from './spreadsheet-refused.error.js';
import type { TableRow } from './table-row.js';
import { type Attributes, readXml, xmlEvents } from './xml-events.js';

const CONTENT = 'content.xml';
const LOCKED =
  'Ce classeur est protégé par un mot de passe. Ouvrez-le dans le tableur, retirez le mot de passe, enregistrez-le, puis recommencez.';

/** Names of the sheets, in their order. @throws SpreadsheetRefusedError when it is locked by a password */
export async function odsSheets(archive: Archive): Promise<string[]> {
  await refuseLocked(archive);
  const names: string[] = [];
  await readXml(archive.text(CONTENT), {
    open: (name, attributes) => {
      if (name === 'table' && attributes['table:name'] !== undefined) names.push(attributes['table:name']);
    },
    close: () => undefined,
  });
  return names;
}

async function refuseLocked(archive: Archive): Promise<void> {
  if (!archive.has('META-INF/manifest.xml')) return;
  await readXml(archive.text('META-INF/manifest.xml'), {
    open: (name) => {
      if (name === 'encryption-data') throw new SpreadsheetRefusedError(LOCKED);
    },
    close: () => undefined,
  });
}

/** Rows of the sheet of this rank, as the document is unpacked. */
export async function* readOdsRows(archive: Archive, rank: number): AsyncGenerator<TableRow> {
  const reader = new TableReader(rank);
  for await (const _ of xmlEvents(archive.text(CONTENT), reader)) {
    void _;
    yield* reader.take();
    if (reader.ended) return;
  }
}

class TableReader {
  ended = false;
  private readonly builder = new RowBuilder();
  private rows: TableRow[] = [];
  private table = -1;
  private row = 0;
  private column = 0;
  private rowTimes = 1;
  private cell: Attributes = {};
  private paragraphs: string[] = [];
  private inCell = false;
  private inText = 0;
  /** Inside a note put on a cell: not its text. */
  private aside = 0;

  constructor(private readonly rank: number) {}

  take(): TableRow[] {
    const { rows } = this;
    this.rows = [];
    return rows;
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'table') this.table += 1;
    if (this.table !== this.rank || this.ended) return;
    if (name === 'annotation') this.aside += 1;
    if (this.aside > 0) return;
    if (name === 'table-row') {
      this.column = 0;
      this.rowTimes = times(attributes['table:number-rows-repeated']);
    } else if (name === 'table-cell' || name === 'covered-table-cell') {
      this.cell = attributes;
      this.paragraphs = [];
      this.inCell = true;
    } else if (name === 'p' && this.inCell) {
      this.paragraphs.push('');
      this.inText += 1;
    } else if (this.inText > 0) this.add(inlineText(name, attributes));
  }

  close(name: string): void {
    if (this.table !== this.rank || this.ended) return;
    if (name === 'annotation') this.aside -= 1;
    else if (this.aside > 0) return;
    if (name === 'p' && this.inText > 0) this.inText -= 1;
    if (name === 'table-cell' || name === 'covered-table-cell') this.endCell();
    if (name === 'table-row') this.endRow();
    if (name === 'table') this.ended = true;
  }

  text(piece: string): void {
    if (this.inText > 0 && this.aside === 0) this.add(piece);
  }

  private add(piece: string): void {
    this.paragraphs[this.paragraphs.length - 1] += piece;
  }

  private endCell(): void {
    this.inCell = false;
    const repeated = times(this.cell['table:number-columns-repeated']);
    const text = shown(this.cell, this.paragraphs);
    const filled = text === '' ? 0 : Math.min(repeated, MOST_COLUMNS + 1);
    for (let index = 0; index < filled; index += 1) {
      this.builder.put(this.column + index, text, this.cell['table:formula'] !== undefined, this.row + 1);
    }
    this.column += repeated;
  }

  private endRow(): void {
    const row = this.builder.take(this.row + 1);
    for (let index = 0; row && index < this.rowTimes; index += 1) {
      if (index > 0) this.builder.count();
      this.rows.push({ ...row, number: this.row + index + 1 });
    }
    this.row += this.rowTimes;
  }
}

/** What LibreOffice writes for more than one space, a tab or a line break inside a paragraph. */
function inlineText(name: string, attributes: Attributes): string {
  if (name === 's') return ' '.repeat(Math.min(times(attributes['text:c']), LONGEST_CELL));
  if (name === 'tab') return '\t';
  return name === 'line-break' ? '\n' : '';
}

function shown(cell: Attributes, paragraphs: readonly string[]): string {
  const type = cell['office:value-type'];
  if (type === 'date') {
    return (cell['office:date-value'] ?? '').replace(/T00:00:00(?:\.0+)?$/, '').replace(/T(\d\d:\d\d).*$/, ' $1');
  }
  if (type === 'float') return plainNumber(cell['office:value'] ?? '');
  return paragraphs.length > 0 ? paragraphs.join('\n') : (cell['office:string-value'] ?? '');
}

const plainNumber = (value: string): string =>
  /^-?\d{1,15}$/.test(value) || Number.isNaN(Number(value)) ? value : String(Number(value));

const times = (text: string | undefined): number => {
  const value = Number(text ?? 1);
  return Number.isInteger(value) && value > 0 ? value : 1;
};
