import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import type { View } from '../../../platform/http/page.js';
import { BeneficiariesService } from '../../beneficiaries/index.js';
import { ImportRecords } from '../import-records.js';
import { IMPORTS_A_PAGE, ImportsQueries, ROWS_A_PAGE, type RowsAsked } from '../imports.queries.js';
import { PeopleImports } from '../imports.service.js';
import { columnsPage } from './columns.page.js';
import { type ApplyForm, ColumnsForm, type ReceiveForm } from './import.form.js';
import { importPage } from './import.page.js';
import { importRowsPage } from './import-rows.page.js';
import { importsPage } from './imports.page.js';

/** Gathers what the pages of imports show. */
@Injectable()
export class ImportDesk {
  constructor(
    private readonly imports: PeopleImports,
    private readonly queries: ImportsQueries,
    private readonly records: ImportRecords,
    private readonly beneficiaries: BeneficiariesService,
  ) {}

  async list(actor: StructureActor, form: ReceiveForm, asked: unknown): Promise<View> {
    const number = typeof asked === 'string' && /^[1-9]\d{0,3}$/.test(asked) ? Number(asked) : 1;
    const found = await this.queries.list(actor, number);
    return importsPage(form, { imports: found.slice(0, IMPORTS_A_PAGE), more: found.length > IMPORTS_A_PAGE, number });
  }

  async show(actor: StructureActor, id: string, form: ApplyForm): Promise<View> {
    const found = await this.imports.find(actor, id);
    if (found.status === 'mapping') return columnsPage(found, ColumnsForm.from(found.columns));
    return importPage(actor, found, await this.queries.counts(id), form);
  }

  async rows(actor: StructureActor, id: string, asked: unknown, after: unknown): Promise<View> {
    const found = await this.imports.find(actor, id);
    const which = isAsked(asked) ? asked : 'messages';
    const from = typeof after === 'string' && /^\d{1,8}$/.test(after) ? Number(after) : 0;
    await this.records.record('import.read', found, { which });
    const rows = await this.queries.rows(id, which, from);
    const ids = rows.flatMap(({ likelyId, madeId, undone }) => (undone === 'kept' ? [madeId] : [likelyId]));
    const names = await this.beneficiaries.summaries(ids.filter((one) => one !== null));
    return importRowsPage(found, which, { rows: rows.slice(0, ROWS_A_PAGE), more: rows.length > ROWS_A_PAGE, names });
  }
}

const isAsked = (text: unknown): text is RowsAsked =>
  text === 'messages' || text === 'duplicates' || text === 'refused' || text === 'kept';
