import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import pg from 'pg';
import { ConflictError } from '../../platform/errors/domain-error.js';
import { Jobs } from '../../platform/jobs/index.js';
import { DirectoryImporter, FileRefusedError, type ImportWatch } from './directory/index.js';
import { RUN_IMPORT } from './directory-imports.service.js';
import { SEARCH_DUPLICATES } from './duplicates/duplicate-search.js';
import { ImportFiles } from '../../platform/uploads/index.js';

interface WaitingImport {
  id: string;
  source: string;
  fileName: string;
  fileHash: string;
  task: 'analyse' | 'apply';
  confirmed: boolean;
  requestedBy: string | null;
}

const UNFORESEEN =
  'L’import s’est arrêté sur une erreur imprévue\u00a0: rien n’a été changé dans l’annuaire. Recommencez\u00a0; si l’erreur revient, prévenez la personne qui administre l’outil.';

/** The program is ending: the import leaves no trace, and will be shown as interrupted. */
class Ending extends Error {}

/**
 * Runs imports in the background. How far one is stands in its row, written apart from its transaction; that it is
 * alive stands in a lock of its session, which falls with the program. Not tried again by itself: a person decides.
 */
@Injectable()
export class DirectoryImportRuns implements OnModuleInit {
  constructor(
    private readonly importer: DirectoryImporter,
    private readonly files: ImportFiles,
    private readonly jobs: Jobs,
    @Inject(pg.Pool) private readonly pool: pg.Pool,
  ) {}

  onModuleInit(): void {
    this.jobs.define<{ importId: string }>(RUN_IMPORT, ({ importId }) => this.run(importId), {
      retryLimit: 1,
      maxMinutes: 30,
    });
  }

  private async run(importId: string): Promise<void> {
    const waiting = await this.waiting(importId);
    if (!waiting) return;
    try {
      const { status } = await this.importer.run({
        path: this.files.path(importId),
        source: waiting.source,
        fileName: waiting.fileName,
        expectedHash: waiting.fileHash,
        dryRun: waiting.task === 'analyse',
        confirmVolumeDrop: waiting.confirmed,
        importId,
        watch: this.watch(importId),
        ...(waiting.requestedBy ? { requestedBy: waiting.requestedBy } : {}),
      });
      if (status === 'applied' || status === 'unchanged') await this.files.remove(importId);
      if (status === 'applied') await this.jobs.enqueue(SEARCH_DUPLICATES);
    } catch (error) {
      await this.fail(importId, error);
    }
  }

  private async waiting(importId: string): Promise<WaitingImport | undefined> {
    const { rows } = await this.pool.query<WaitingImport>(
      `SELECT id, source, file_name AS "fileName", file_hash AS "fileHash", task, confirmed,
         requested_by AS "requestedBy"
       FROM directory_import WHERE id = $1 AND status = 'waiting'`,
      [importId],
    );
    return rows[0];
  }

  /** Written by other connections than the import’s, so that a page sees it. */
  private watch(importId: string): ImportWatch {
    return {
      started: async () => {
        await this.pool.query(`UPDATE directory_import SET status = 'running' WHERE id = $1 AND status = 'waiting'`, [
          importId,
        ]);
      },
      progress: async (rows, share) => {
        if (this.jobs.stopping) throw new Ending();
        const percent = Math.floor(share * 100);
        await this.pool.query('UPDATE directory_import SET rows_read = $2, percent = $3 WHERE id = $1', [
          importId,
          rows,
          percent,
        ]);
      },
    };
  }

  private async fail(importId: string, error: unknown): Promise<void> {
    if (error instanceof Ending) return;
    const known = error instanceof FileRefusedError || error instanceof ConflictError;
    await this.pool.query(
      `UPDATE directory_import SET status = 'failed', failure = $2 WHERE id = $1 AND status IN ('waiting', 'running')`,
      [importId, known ? error.message : UNFORESEEN],
    );
    if (error instanceof FileRefusedError) await this.files.remove(importId);
    if (!known) throw error;
  }
}
