import { Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import type { Actor } from '../../platform/access/actor.js';
import { type CellValue, inChunks, type Row, type SideSheet, writeTable } from '../../platform/spreadsheets/index.js';
import { coopHeadings, type CoopRow, coopRows, coopSessionsSql } from './coop-sessions.js';
import { CopyStream } from './copy-stream.js';
import { type Asked, markOf } from './export-asked.js';
import { peopleSql } from './export-filters.js';
import { askedRows, readerOf, tableOf } from './export-rows.js';
import { selectOf, type Table } from './tables/column.js';
import { jsonLinesOf, readingsOf, rowsOf } from './tables/table-rows.js';
import { TableStream } from './table-stream.js';

/** What a file is made of. */
export interface FileAsked {
  /** Of the export: its end marks each line. */
  id: string;
  asked: Asked;
  /** « Who, when, which filters » : a sheet of its own where there are sheets. */
  information: readonly (readonly [string, string])[];
  /** Told how many lines more are written. */
  onRows?: (count: number) => void;
}

const MARK = 'Export';
/** Rows above the headings of « format La Coop ». */
const COOP_HEADINGS_AT = 6;

/** Writes the file of an export as its rows come out of the base: memory stays flat, and no two statements disagree. */
@Injectable()
export class ExportWriter {
  constructor(
    private readonly copy: CopyStream,
    private readonly rows: TableStream,
  ) {}

  file(actor: Actor, file: FileAsked): Readable {
    const { format } = file.asked;
    if (format === 'coop') return this.coop(actor, file);
    const table = tableOf(actor, file.asked);
    if (format === 'jsonl') return Readable.from(inChunks(this.jsonLines(table, file)), { objectMode: false });
    const { name, columns } = table;
    const widths = [...columns.map(({ width }) => width), 10];
    const sheet = { name, headings: [1], widths, readings: readingsOf(columns), batches: this.batches(table, file) };
    return writeTable(format, sheet, [sheetOf(file.information)]);
  }

  private async *lines(table: Table, { onRows }: FileAsked): AsyncGenerator<string[]> {
    for await (const lines of this.copy.lines(selectOf(table))) {
      yield lines;
      onRows?.(lines.length);
    }
  }

  private async *jsonLines(table: Table, file: FileAsked): AsyncGenerator<string> {
    for await (const lines of this.lines(table, file)) yield jsonLinesOf(table.columns, lines, markOf(file.id));
  }

  private async *batches(table: Table, file: FileAsked): AsyncGenerator<Row[]> {
    yield [headingsOf(table)];
    for await (const lines of this.lines(table, file)) yield rowsOf(lines, markOf(file.id));
  }

  private coop(actor: Actor, file: FileAsked): Readable {
    const sheet = { name: 'Activités', headings: [COOP_HEADINGS_AT], rows: this.coopRows(actor, file) };
    return writeTable('xlsx', sheet, [sheetOf(file.information)]);
  }

  private async *coopRows(actor: Actor, { id, asked, information, onRows }: FileAsked): AsyncGenerator<CellValue[]> {
    const { outside, seesPeople } = readerOf(actor);
    const side = seesPeople ? 'own' : 'others';
    const about = new Map(information);
    yield ['Export des accompagnements', about.get('Demandé le'), `Export ${markOf(id)}`];
    yield ['Période', about.get('Période')];
    yield ['Une ligne par personne et par activité.'];
    yield [
      'Ateliers, personnes sans fiche\u00a0: le genre, l’âge et le statut sont comptés chacun à part. Ne les croisez pas d’une même ligne.',
    ];
    yield [''];
    yield coopHeadings(side);
    const { sql, parameters } = askedRows(actor, asked);
    const where = `${sql} AND ${peopleSql(asked.filters)}`;
    for await (const row of this.rows.rows<CoopRow>(coopSessionsSql(where, outside), parameters)) {
      yield* coopRows(row, side);
      onRows?.(row.people);
    }
  }
}

const headingsOf = ({ columns }: Table): string[] => [...columns.map(({ heading }) => heading), MARK];

const sheetOf = (information: readonly (readonly [string, string])[]): SideSheet => ({
  name: 'Informations',
  widths: [26, 90],
  headings: [1],
  rows: [['Informations sur ce fichier'], ...information],
});
