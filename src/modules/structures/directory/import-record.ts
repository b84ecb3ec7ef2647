import type { PoolClient } from 'pg';
import { newId } from '../../../platform/ids.js';
import type { DirectoryReport } from './directory-report.js';
import { packagedVersion } from '../communes/packaged-communes.js';

/** Goes up when the same file would be read otherwise. */
const READING = 2;

/** Version of the reading of a file: ours, and that of the list of communes. */
export const importerVersion = (): string => `${READING} ${packagedVersion()}`;

/** The row that says what an import was; written in the import's own transaction. */
export interface ImportRecord {
  readonly id: string;
  readonly source: string;
  readonly fileName: string;
  readonly fileHash: string;
  readonly status: 'analysed' | 'unchanged' | 'stopped' | 'applied';
  readonly report: DirectoryReport;
  readonly requestedBy: string | undefined;
  readonly startedAt: Date;
  readonly appliedAt: Date | null;
}

/** @param waiting the id of the row that waits for its outcome, when there is one */
export async function openRecord(
  client: PoolClient,
  waiting: string | undefined,
  opening: Pick<ImportRecord, 'source' | 'fileName' | 'fileHash' | 'startedAt' | 'requestedBy'>,
): Promise<string> {
  if (waiting !== undefined) return waiting;
  const id = newId();
  const { source, fileName, fileHash, startedAt, requestedBy = null } = opening;
  await client.query(
    `INSERT INTO directory_import (id, source, file_name, file_hash, status, requested_by, started_at)
     VALUES ($1, $2, $3, $4, 'running', $5, $6)`,
    [id, source, fileName, fileHash, requestedBy, startedAt],
  );
  return id;
}

export async function closeRecord(client: PoolClient, record: ImportRecord): Promise<void> {
  const { id, fileHash, status, report, appliedAt } = record;
  await client.query(
    `UPDATE directory_import SET file_hash = $2, importer_version = $3, status = $4, report = $5, applied_at = $6,
       rows_read = $7, percent = 100, failure = NULL
     WHERE id = $1`,
    [id, fileHash, importerVersion(), status, JSON.stringify(report), appliedAt, report.rows],
  );
  await client.query('DELETE FROM directory_refusal WHERE import_id = $1', [id]);
}

export async function recordRefusals(client: PoolClient, importId: string): Promise<void> {
  await client.query(
    `INSERT INTO directory_refusal (import_id, line_number, motives, raw)
     SELECT $1, line_number, motives, raw FROM staged_place WHERE motives IS NOT NULL`,
    [importId],
  );
}

export interface LastApplied {
  readonly id: string;
  readonly fileHash: string;
  readonly importerVersion: string;
  readonly appliedAt: Date;
  readonly report: DirectoryReport;
}

/** The import of a source that the directory is made of now; those that were undone are not. */
export async function lastApplied(client: PoolClient, source: string): Promise<LastApplied | undefined> {
  const { rows } = await client.query<LastApplied>(
    `SELECT id, file_hash AS "fileHash", importer_version AS "importerVersion", applied_at AS "appliedAt", report
     FROM directory_import WHERE source = $1 AND status = 'applied' ORDER BY applied_at DESC, id DESC LIMIT 1`,
    [source],
  );
  return rows[0];
}

/**
 * SQL, of a row of `directory_import`: the last one applied of its source. Those of before changes were kept have no
 * version, and cannot be undone.
 */
export const isLastAppliedSql = `(directory_import.status = 'applied' AND directory_import.importer_version <> ''
  AND NOT EXISTS (
    SELECT FROM directory_import AS later
    WHERE later.source = directory_import.source AND later.status = 'applied'
      AND (later.applied_at, later.id) > (directory_import.applied_at, directory_import.id)))`;
