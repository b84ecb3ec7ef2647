import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { NotFoundError } from '../../platform/errors/domain-error.js';
import { refusalLine, REFUSALS_HEADER } from './directory/index.js';
import { DirectoryImportsQueries } from './directory-imports.queries.js';

/** The rows that an import could not take, as a file for a spreadsheet. */
@Injectable()
export class DirectoryImportRefusals {
  constructor(
    private readonly queries: DirectoryImportsQueries,
    private readonly audit: AuditTrail,
  ) {}

  /** Read as it is sent. @throws NotFoundError when there is no such import */
  async file(id: string): Promise<AsyncGenerator<string>> {
    const found = await this.queries.find(id);
    if (!found) throw new NotFoundError('import');
    const details = { rows: found.report?.refused ?? 0 };
    const verb = 'directory.export-refusals';
    await this.audit.record({ verb, subjectKind: 'directory_import', subjectId: id, details });
    return this.lines(id);
  }

  private async *lines(id: string): AsyncGenerator<string> {
    yield REFUSALS_HEADER;
    for await (const refusal of this.queries.refusals(id)) yield refusalLine(refusal);
  }
}
