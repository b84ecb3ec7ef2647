import type { Archive } from './archive.js';
import { RowBuilder } from './row-builder.js';
import { dateOfSerial } from './serial-dates.js';
import { columnOf, type TableRow } from './table-row.js';
import { type Attributes, xmlEvents } from './xml-events.js';
import { readBook, readDateStyles, readSharedStrings, unescaped, type XlsxSheet } from './xlsx-parts.js';

/** Rows of one sheet of a workbook, as they are unpacked: memory holds the list of shared texts and a few rows. */
export async function* readXlsxRows(archive: Archive, sheet: XlsxSheet): AsyncGenerator<TableRow> {
  const book = await readBook(archive);
  const texts = await readSharedStrings(archive, book.sharedStrings);
  const dates = await readDateStyles(archive, book.styles);
  const reader = new SheetReader(texts, dates, book.from1904);
  for await (const _ of xmlEvents(archive.text(sheet.part), reader)) {
    void _;
    yield* reader.take();
  }
}

/** One sheet's XML. A formula's text is never kept: only that there was one, and the value it last had. */
class SheetReader {
  private readonly builder = new RowBuilder();
  private rows: TableRow[] = [];
  private row = 0;
  private column = -1;
  private cell: Attributes = {};
  private isFormula = false;
  private value = '';
  private reading = false;
  private spoken = 0;

  constructor(
    private readonly texts: readonly string[],
    private readonly dates: readonly boolean[],
    private readonly from1904: boolean,
  ) {}

  take(): TableRow[] {
    const { rows } = this;
    this.rows = [];
    return rows;
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'row') {
      this.row = Number(attributes['r'] ?? this.row + 1);
      this.column = -1;
    } else if (name === 'c') {
      this.cell = attributes;
      this.column = columnOf(attributes['r'] ?? '') ?? this.column + 1;
      this.isFormula = false;
      this.value = '';
    } else if (name === 'f') this.isFormula = true;
    else if (name === 'rPh') this.spoken += 1;
    this.reading = name === 'v' || (name === 't' && this.spoken === 0);
  }

  close(name: string): void {
    this.reading = false;
    if (name === 'rPh') this.spoken -= 1;
    if (name === 'c') this.builder.put(this.column, this.shown(), this.isFormula, this.row);
    if (name !== 'row') return;
    const row = this.builder.take(this.row);
    if (row) this.rows.push(row);
  }

  text(piece: string): void {
    if (this.reading) this.value += piece;
  }

  private shown(): string {
    const { value } = this;
    const type = this.cell['t'] ?? 'n';
    if (type === 's') return this.texts[Number(value)] ?? '';
    if (type === 'str' || type === 'inlineStr') return unescaped(value);
    if (type === 'b') return value === '1' ? 'vrai' : 'faux';
    if (type === 'd') return value.replace(/T00:00(?::00(?:\.0+)?)?Z?$/, '').replace(/T(\d\d:\d\d).*$/, ' $1');
    return type === 'n' ? this.number(value) : value;
  }

  private number(value: string): string {
    if (value === '') return '';
    const date = this.dates[Number(this.cell['s'] ?? 0)] ? dateOfSerial(Number(value), this.from1904) : undefined;
    if (date !== undefined) return date;
    return /^-?\d{1,15}$/.test(value) || Number.isNaN(Number(value)) ? value : String(Number(value));
  }
}
