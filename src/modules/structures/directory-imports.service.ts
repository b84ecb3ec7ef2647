import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/db/index.js';
import { ConflictError, NotFoundError } from '../../platform/errors/domain-error.js';
import { newId } from '../../platform/ids.js';
import { Jobs } from '../../platform/jobs/index.js';
import { Clock } from '../../platform/time/clock.js';
import { inspectFile, isAliveSql, sourceOf } from './directory/index.js';
import { DirectoryImportsQueries, type ImportLine } from './directory-imports.queries.js';
import { ImportFiles } from '../../platform/uploads/index.js';

export interface ReceivedFile {
  /** Where it was received; it is moved or left there, for the caller to remove. */
  path: string;
  fileName: string;
  source: string | undefined;
}

/** What a person may do with an import now. */
export interface ImportStanding {
  canApply: boolean;
  /** It waits for nobody, or its program died. */
  canRestart: boolean;
  canUndo: boolean;
}

export type ShownImport = ImportLine & ImportStanding;

/** Its job: data `{ importId }`. */
export const RUN_IMPORT = 'directory.run-import';

/** A worker takes an import within seconds: one that waits longer has lost its job. */
const PATIENCE_MS = 120_000;

const FILE_GONE =
  'Ce fichier n’est plus gardé\u00a0: il a déjà été importé, ou il a plus d’un jour. Envoyez-le à nouveau.';
const UNDER_WAY = 'Cet import est déjà en cours.';

/** Imports asked for on a page: the file is analysed in the background, its report is read, then it is applied or left. */
@Injectable()
export class DirectoryImports {
  constructor(
    private readonly work: UnitOfWork,
    private readonly queries: DirectoryImportsQueries,
    private readonly files: ImportFiles,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes a file in, to be analysed in the background; nothing of the directory changes.
   *
   * @throws FileRefusedError in French when the file is not what it claims, as far as its beginning shows
   */
  async receive(userId: string, { path, fileName, source }: ReceivedFile): Promise<{ id: string }> {
    const { sha256 } = await inspectFile(path);
    const id = newId();
    await this.files.keep(id, path);
    await this.work.run(async () => {
      await this.work.execute(
        `INSERT INTO directory_import (id, source, file_name, file_hash, status, task, requested_by, started_at)
         VALUES ($1, $2, $3, $4, 'waiting', 'analyse', $5, $6)`,
        [id, source ?? sourceOf(fileName), fileName, sha256, userId, this.clock.now()],
      );
      await this.jobs.enqueue(RUN_IMPORT, { importId: id }, { singletonKey: id });
    });
    return { id };
  }

  /** @throws NotFoundError when there is none */
  async find(id: string): Promise<ShownImport> {
    const found = await this.queries.find(id);
    if (!found) throw new NotFoundError('import');
    const hasFile = await this.files.has(id);
    const waits = this.clock.now().getTime() - found.startedAt.getTime();
    const forgotten = found.status === 'waiting' && waits > PATIENCE_MS;
    const idle = found.interrupted || found.status === 'failed' || forgotten;
    return {
      ...found,
      canApply: hasFile && (found.status === 'analysed' || found.status === 'stopped'),
      canRestart: hasFile && idle,
      canUndo: found.isLast,
    };
  }

  /**
   * Has the file that was analysed, and no other, applied in the background.
   *
   * @param confirm go on although many places would disappear
   * @throws ConflictError in French when the file is no longer kept, or is being imported
   */
  async apply(userId: string, id: string, confirm: boolean): Promise<void> {
    const { canApply } = await this.find(id);
    if (!canApply) throw new ConflictError(FILE_GONE);
    await this.work.run(async () => {
      const touched = await this.work.execute(
        `UPDATE directory_import SET status = 'waiting', task = 'apply', confirmed = $2, requested_by = $3,
           rows_read = 0, percent = 0
         WHERE id = $1 AND status IN ('analysed', 'stopped')`,
        [id, confirm, userId],
      );
      if (touched === 0) throw new ConflictError(UNDER_WAY);
      await this.jobs.enqueue(RUN_IMPORT, { importId: id }, { singletonKey: id });
    });
  }

  /**
   * Starts again an import whose program died, or that failed and whose file is still kept.
   *
   * @throws ConflictError in French when it is under way after all, or its file is gone
   */
  async restart(id: string): Promise<void> {
    if (!(await this.find(id)).canRestart) throw new ConflictError(FILE_GONE);
    await this.work.run(async () => {
      const touched = await this.work.execute(
        `UPDATE directory_import SET status = 'waiting', failure = NULL, rows_read = 0, percent = 0
         WHERE id = $1 AND status IN ('waiting', 'running', 'failed') AND NOT ${isAliveSql('id')}`,
        [id],
      );
      if (touched === 0) throw new ConflictError(UNDER_WAY);
      await this.jobs.enqueue(RUN_IMPORT, { importId: id }, { singletonKey: id });
    });
  }
}
