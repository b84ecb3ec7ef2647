import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import type { StructureActor } from '../../platform/access/actor.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { NotFoundError } from '../../platform/errors/domain-error.js';
import { type CellValue, type TableFormat, writeTable } from '../../platform/spreadsheets/index.js';
import { Clock } from '../../platform/time/clock.js';
import { canSeePeople } from '../beneficiaries/index.js';
import {
  type ExportedPerson,
  PEOPLE_SQL,
  personRow,
  WORKBOOK,
  workbookRow,
  WORKBOOK_HEADINGS,
} from './exported-people.js';
import { TableStream } from './table-stream.js';

/** `coop`: the workbook that La Coop de la médiation numérique imports. */
export type PeopleFormat = TableFormat | 'coop';

@Injectable()
export class PeopleExports {
  constructor(
    private readonly table: TableStream,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** The people of the actor’s structure, never those only shared with it. Written in the journal first. */
  async people(actor: StructureActor, format: PeopleFormat): Promise<Readable> {
    if (!canSeePeople(actor.role)) throw new NotFoundError('export');
    await this.audit.record({ verb: 'beneficiary.export', subjectKind: 'export', details: { format } });
    if (format === 'coop') return writeTable('xlsx', { ...WORKBOOK, rows: this.workbook(actor.structureId) });
    const widths = [22, 18, 10, 24, 10, 10, 18, 28, 14, 18, 24, 16, 12, 12, 12, 40];
    return writeTable(format, { name: 'Bénéficiaires', headings: [1], widths, rows: this.plain(actor.structureId) });
  }

  private async *plain(structureId: string): AsyncGenerator<CellValue[]> {
    const today = this.clock.today();
    yield Object.keys(personRow);
    for await (const person of this.table.rows<ExportedPerson>(PEOPLE_SQL, [structureId])) {
      yield Object.values(personRow).map((cell) => cell(person, today));
    }
  }

  private async *workbook(structureId: string): AsyncGenerator<CellValue[]> {
    yield* WORKBOOK_HEADINGS;
    for await (const person of this.table.rows<ExportedPerson>(PEOPLE_SQL, [structureId])) yield workbookRow(person);
  }
}
