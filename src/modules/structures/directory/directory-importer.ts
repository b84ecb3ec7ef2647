import { Injectable } from '@nestjs/common';
import { basename } from 'node:path';
import type { PoolClient } from 'pg';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { Clock } from '../../../platform/time/clock.js';
import { readCommuneIndex } from '../communes/load-communes.js';
import { type DirectoryFile, inspectFile } from './directory-file.js';
import type { DirectoryReport } from './directory-report.js';
import { FileRefusedError } from './file-refused.error.js';
import { countFields, forgetForetold, recordChanges } from './import-changes.js';
import {
  closeRecord,
  type ImportRecord,
  importerVersion,
  type LastApplied,
  lastApplied,
  openRecord,
  recordRefusals,
} from './import-record.js';
import { fileNotes, ImportTally } from './import-tally.js';
import { keepLocalFields } from './keep-local.js';
import { applyStaged, compareStaged } from './merge.js';
import { readPlaces } from './read-file.js';
import { sameFileReport } from './same-file.js';
import { holdRun, lockSource } from './source-lock.js';
import { sourceOf } from './source-name.js';
import { sortRows } from './sort-rows.js';
import { stageRows } from './staging.js';

export interface ImportRequest {
  /** Where the file is. */
  readonly path: string;
  /** Its name for people, when the path is a temporary one. */
  readonly fileName?: string;
  /** Who the file comes from; without it, the file's name less its date. */
  readonly source?: string;
  /** Say what would change, change nothing. */
  readonly dryRun?: boolean;
  /** Go on although the file has less than 80 % of the places the source had. */
  readonly confirmVolumeDrop?: boolean;
  /** SHA-256 found by the dry run: another file is then refused. */
  readonly expectedHash?: string;
  readonly requestedBy?: string;
  /** The row of `directory_import` that waits for the outcome; a new one is written without it. */
  readonly importId?: string;
  readonly watch?: ImportWatch;
}

/** Told how the import goes, outside its transaction. What it throws stops the import, which leaves no trace. */
export interface ImportWatch {
  /** The source is ours: reading begins. */
  started(): Promise<void>;
  /** @param share of the file, from 0 to 1 */
  progress(rows: number, share: number): Promise<void>;
}

export type ImportResult = Pick<ImportRecord, 'source' | 'fileName' | 'fileHash' | 'status' | 'report'> & {
  readonly importId: string;
};

const SHARE_KEPT = 0.8;
const NO_ROW = 'Ce fichier ne contient aucun lieu\u00a0: il n’a que la ligne des titres. Vérifiez l’export.';
const CHANGED_FILE = 'Ce fichier n’est plus celui qui a été analysé. Recommencez l’analyse.';

/**
 * Reads a file of the national directory into table `place`. One pass over the file and one transaction: rows are
 * read, mended or refused one by one, copied beside the table, compared with it as a set, then merged. Running the
 * same file again changes no place. Places no longer in the file are marked gone, never deleted; a place whose row is
 * refused stays as it was; a field that people here have changed is left. All that changed is kept, to be undone.
 */
@Injectable()
export class DirectoryImporter {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * @returns status `analysed` (dry run), `unchanged` (the file that was applied last), `stopped` (volume below 80 %, to
   *   be confirmed) or `applied`
   * @throws FileRefusedError in French when the file is not what it claims; the database is then as before
   * @throws ConflictError in French when another import of the source is under way
   */
  async run(request: ImportRequest): Promise<ImportResult> {
    const file = await inspectFile(request.path);
    if (request.expectedHash && request.expectedHash !== file.sha256) throw new FileRefusedError(CHANGED_FILE);
    return this.work.run(async () => {
      const client = (await this.work.manager.queryRunner?.connect()) as PoolClient;
      const record = await this.import(client, file, request);
      await this.note(record);
      const { id: importId, source, fileName, fileHash, status, report } = record;
      return { importId, source, fileName, fileHash, status, report };
    });
  }

  private async import(client: PoolClient, file: DirectoryFile, request: ImportRequest): Promise<ImportRecord> {
    const fileName = request.fileName ?? basename(request.path);
    const source = request.source?.trim() || sourceOf(fileName);
    await lockSource(client, source);
    const { requestedBy } = request;
    const about = { source, fileName, fileHash: file.sha256, startedAt: this.clock.now(), requestedBy };
    const id = await openRecord(client, request.importId, about);
    await holdRun(client, id);
    await request.watch?.started();
    const last = await lastApplied(client, source);
    const outcome = isSame(last, file)
      ? { status: 'unchanged' as const, report: sameFileReport(last) }
      : await this.read(client, file, { ...request, id, source });
    const appliedAt = outcome.status === 'applied' ? this.clock.now() : null;
    const record = { id, ...about, ...outcome, appliedAt };
    await closeRecord(client, record);
    if (outcome.status !== 'unchanged') await recordRefusals(client, id);
    return record;
  }

  private async read(
    client: PoolClient,
    file: DirectoryFile,
    request: ImportRequest & { readonly id: string; readonly source: string },
  ): Promise<Pick<ImportRecord, 'status' | 'report'>> {
    const { id, source } = request;
    const communes = await readCommuneIndex(this.work.manager);
    const tally = new ImportTally();
    const reading = readPlaces(file);
    const context = { communes, today: this.clock.today() };
    const tell = (rows: number) => request.watch?.progress(rows, reading.progress());
    await stageRows(client, sortRows(reading.rows, context, tally, tell));
    const counts = tally.result();
    if (counts.rows === 0) throw new FileRefusedError(NO_ROW);
    const comparison = await compareStaged(client, source);
    const volumeDrop = counts.accepted < comparison.previous * SHARE_KEPT;
    await forgetForetold(client, id, source);
    await recordChanges(client, id, source);
    const report: DirectoryReport = {
      ...{ fileNotes: fileNotes(file, reading.layout()), ...counts, ...comparison, volumeDrop },
      ...(await countFields(client, id)),
    };
    if (request.dryRun) return { status: 'analysed', report };
    if (volumeDrop && !request.confirmVolumeDrop) return { status: 'stopped', report };
    await keepLocalFields(client, source);
    await applyStaged(client, id, source, this.clock.now());
    return { status: 'applied', report };
  }

  private note({ id, status, report, requestedBy }: ImportRecord): Promise<void> {
    const { accepted, refused, created, changed, gone } = report;
    const details = { accepted, refused, created, changed, gone, status };
    const verb = VERBS[status];
    const who = requestedBy === undefined ? {} : { userId: requestedBy };
    return this.audit.record({ verb, subjectKind: 'directory_import', subjectId: id, details, ...who });
  }
}

const VERBS: Readonly<Record<ImportRecord['status'], string>> = {
  analysed: 'directory.analyse',
  unchanged: 'directory.analyse',
  stopped: 'directory.stop',
  applied: 'directory.import',
};

const isSame = (last: LastApplied | undefined, file: DirectoryFile): last is LastApplied =>
  last?.fileHash === file.sha256 && last.importerVersion === importerVersion();
