import { Injectable } from '@nestjs/common';
import { basename } from 'node:path';
import type { PoolClient } from 'pg';
import { DataSource } from 'typeorm';
import { newId } from '../../../platform/ids.js';
import { Clock } from '../../../platform/time/clock.js';
import type { CommuneIndex } from '../communes/commune-index.js';
import { readCommuneIndex } from '../communes/load-communes.js';
import type { HeaderReading } from './columns.js';
import { type DirectoryFile, inspectFile } from './directory-file.js';
import type { DirectoryImportStatus } from './directory-import.entity.js';
import type { DirectoryReport } from './directory-report.js';
import { FileRefusedError } from './file-refused.error.js';
import { fileNotes, ImportTally } from './import-tally.js';
import { applyStaged, compareStaged } from './merge.js';
import { readRows } from './read-file.js';
import { readRow, type RowContext } from './read-row.js';
import { sourceOf } from './source-name.js';
import { stageRows, type StagedRow } from './staging.js';

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
}

export interface ImportResult {
  readonly importId: string;
  readonly source: string;
  readonly fileName: string;
  readonly fileHash: string;
  readonly status: Exclude<DirectoryImportStatus, 'failed'>;
  readonly report: DirectoryReport;
}

const SHARE_KEPT = 0.8;
const NO_ROW = 'Ce fichier ne contient aucun lieu : il n’a que la ligne des titres. Vérifiez l’export.';
const CHANGED_FILE = 'Ce fichier n’est plus celui qui a été analysé. Recommencez l’analyse.';

/**
 * Reads a file of the national directory into table `place`. One pass over the file and one transaction: rows are
 * read, mended or refused one by one, copied beside the table, compared with it as a set, then merged. Running the
 * same file again changes no place. Places no longer in the file are marked gone, never deleted; a place whose row is
 * refused stays as it was.
 */
@Injectable()
export class DirectoryImporter {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns status `analysed` (dry run), `stopped` (volume below 80 %, to be confirmed) or `applied`
   * @throws FileRefusedError in French when the file is not what it claims; the database is then as before
   */
  async run(request: ImportRequest): Promise<ImportResult> {
    const file = await inspectFile(request.path);
    if (request.expectedHash && request.expectedHash !== file.sha256) throw new FileRefusedError(CHANGED_FILE);
    const fileName = request.fileName ?? basename(request.path);
    const source = request.source?.trim() || sourceOf(fileName);
    const runner = this.dataSource.createQueryRunner();
    try {
      const client = (await runner.connect()) as PoolClient;
      await runner.startTransaction();
      const communes = await readCommuneIndex(runner);
      const result = await this.import(client, file, communes, { ...request, fileName, source });
      await runner.commitTransaction();
      return result;
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction();
      throw error;
    } finally {
      await runner.release();
    }
  }

  private async import(
    client: PoolClient,
    file: DirectoryFile,
    communes: CommuneIndex,
    request: ImportRequest & { readonly fileName: string; readonly source: string },
  ): Promise<ImportResult> {
    const { source, fileName } = request;
    const startedAt = this.clock.now();
    // Two imports of one source would each mark as gone what the other brings.
    await client.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`directory ${source}`]);
    const tally = new ImportTally();
    let headers: HeaderReading | undefined;
    const rows = readRows(file, (found) => (headers = found));
    await stageRows(client, sorted(rows, { communes, today: this.clock.today() }, tally));
    const counts = tally.result();
    if (counts.rows === 0) throw new FileRefusedError(NO_ROW);
    const comparison = await compareStaged(client, source);
    const volumeDrop = counts.accepted < comparison.previous * SHARE_KEPT;
    const report: DirectoryReport = { fileNotes: fileNotes(file, headers), ...counts, ...comparison, volumeDrop };
    const status = request.dryRun ? 'analysed' : volumeDrop && !request.confirmVolumeDrop ? 'stopped' : 'applied';
    if (status === 'applied') await applyStaged(client, source, startedAt);
    const importId = newId();
    await client.query(
      `INSERT INTO directory_import (id, source, file_name, file_hash, status, report, requested_by, started_at, applied_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        importId,
        source,
        fileName,
        file.sha256,
        status,
        JSON.stringify(report),
        request.requestedBy ?? null,
        startedAt,
        status === 'applied' ? this.clock.now() : null,
      ],
    );
    await client.query(
      `INSERT INTO directory_refusal (import_id, line_number, motives, raw)
       SELECT $1, line_number, motives, raw FROM staged_place WHERE motives IS NOT NULL`,
      [importId],
    );
    return { importId, source, fileName, fileHash: file.sha256, status, report };
  }
}

/** Reads each row, counts it, and sees that no identifier comes twice. */
async function* sorted(
  rows: ReturnType<typeof readRows>,
  context: RowContext,
  tally: ImportTally,
): AsyncGenerator<StagedRow> {
  const lines = new Map<string, number>();
  for await (const { line, row, fault } of rows) {
    const reading = fault ? { kind: 'refused' as const, motives: [fault] } : readRow(row, context);
    if (reading.kind === 'refused') {
      tally.refuse(reading.motives);
      yield { line, id: row.id.trim() || undefined, motives: reading.motives, raw: row };
      continue;
    }
    const id = reading.place.sourceId;
    const first = lines.get(id);
    if (first !== undefined) {
      const motives = [`Cet identifiant figure déjà à la ligne ${first} du fichier (colonne id).`];
      tally.refuse(motives);
      yield { line, id, motives, raw: row };
      continue;
    }
    lines.set(id, line);
    tally.accept(reading.place, reading.repairs, line);
    yield { line, place: reading.place };
  }
}
