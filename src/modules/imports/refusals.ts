import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { type CellValue, writeTable } from '../../platform/spreadsheets/index.js';
import { ImportRecords } from './import-records.js';
import { ImportsQueries } from './imports.queries.js';
import type { PeopleImport } from './people-import.entity.js';
import { WORKBOOK_SHEET } from './reading/layout.js';

/** The rows that were refused, under the headings of their own file, so that they can be mended and sent again. */
@Injectable()
export class Refusals {
  constructor(
    private readonly queries: ImportsQueries,
    private readonly records: ImportRecords,
  ) {}

  async file(found: PeopleImport): Promise<Readable> {
    const { refused } = await this.queries.counts(found.id);
    await this.records.record('import.export-refusals', found, { refused });
    const isWorkbook = found.layout === 'coop_workbook';
    return writeTable('xlsx', {
      name: isWorkbook ? WORKBOOK_SHEET : 'Lignes refusées',
      headings: [isWorkbook ? found.headingRow : 1],
      rows: this.rows(found, isWorkbook ? found.headingRow - 1 : 0),
    });
  }

  /** @param above rows left blank over the headings, where the layout wants its data lower */
  private async *rows({ id, headings }: PeopleImport, above: number): AsyncGenerator<CellValue[]> {
    for (let row = 0; row < above; row += 1) yield ['Lignes à corriger'];
    yield [...headings, 'Motif'];
    for await (const { raw, messages } of this.queries.refused(id)) {
      const motives = messages.filter(({ kind }) => kind === 'refused').map(({ words }) => words);
      yield [...headings.map((_, column) => raw[column] ?? ''), motives.join(' ')];
    }
  }
}
