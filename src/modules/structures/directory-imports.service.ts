import { Injectable } from '@nestjs/common';
import { rm } from 'node:fs/promises';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { ConflictError, NotFoundError } from '../../platform/errors/domain-error.js';
import { DirectoryImporter, type ImportResult, refusalLine, REFUSALS_HEADER } from './directory/index.js';
import { DirectoryImportsQueries, type ImportLine } from './directory-imports.queries.js';
import { ImportFiles } from './import-files.js';

export interface ReceivedFile {
  /** Where it was received; it is moved or left there, for the caller to remove. */
  path: string;
  fileName: string;
  source: string | undefined;
}

const FILE_GONE =
  'Ce fichier n’est plus gardé : il a déjà été importé, ou son analyse a plus d’un jour. Envoyez-le à nouveau.';

/** Imports asked for on a page: the file is analysed, its report is read, then it is applied or left. */
@Injectable()
export class DirectoryImports {
  constructor(
    private readonly importer: DirectoryImporter,
    private readonly queries: DirectoryImportsQueries,
    private readonly files: ImportFiles,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Says what a file would change; nothing changes.
   *
   * @throws FileRefusedError in French when the file is not what it claims
   */
  async analyse(userId: string, { path, fileName, source }: ReceivedFile): Promise<{ id: string }> {
    const asked = { path, fileName, dryRun: true, requestedBy: userId, ...(source ? { source } : {}) };
    const result = await this.importer.run(asked);
    await this.files.keep(result.importId, path);
    return { id: result.importId };
  }

  /** @throws NotFoundError when there is none */
  async find(id: string): Promise<ImportLine & { canApply: boolean }> {
    const found = await this.queries.find(id);
    if (!found) throw new NotFoundError('import');
    return { ...found, canApply: found.status !== 'applied' && (await this.files.has(id)) };
  }

  /**
   * Applies the file that was analysed, and no other.
   *
   * @param confirm go on although many places would disappear
   * @returns the import that was applied, or stopped because the directory has changed since the analysis
   * @throws ConflictError when the file is no longer kept
   * @throws FileRefusedError when it is not the one analysed any more
   */
  async apply(userId: string, id: string, confirm: boolean): Promise<ImportResult> {
    const { source, fileName, fileHash } = await this.find(id);
    const path = await this.files.take(id);
    if (!path) throw new ConflictError(FILE_GONE);
    const asked = { path, source, fileName, expectedHash: fileHash, confirmVolumeDrop: confirm, requestedBy: userId };
    const result = await this.importer.run(asked).catch(async (error: unknown) => {
      await this.files.keep(id, path);
      throw error;
    });
    if (result.status === 'stopped') await this.files.keep(result.importId, path);
    else await rm(path, { force: true });
    return result;
  }

  /** The refused rows as a file for a spreadsheet, read as it is sent. @throws NotFoundError when there is none */
  async refusals(id: string): Promise<AsyncGenerator<string>> {
    const { report } = await this.find(id);
    const details = { rows: report.refused };
    await this.audit.record({
      verb: 'directory.export-refusals',
      subjectKind: 'directory_import',
      subjectId: id,
      details,
    });
    return this.refusalLines(id);
  }

  private async *refusalLines(id: string): AsyncGenerator<string> {
    yield REFUSALS_HEADER;
    for await (const refusal of this.queries.refusals(id)) yield refusalLine(refusal);
  }
}
