import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../platform/db/index.js';
import { ConflictError, NotFoundError } from '../../platform/errors/domain-error.js';
import { isId } from '../../platform/ids.js';
import { Clock } from '../../platform/time/clock.js';
import { isLastAppliedSql, lockSource, undoChanges } from './directory/index.js';

export const NOT_LAST =
  'Cet import ne peut pas être annulé\u00a0: il l’est déjà, ou un autre import de la même source a été fait depuis. Annulez d’abord le plus récent.';

/** Undoes a whole import. The last one of its source first: each was made on what the one before had left. */
@Injectable()
export class DirectoryImportUndo {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws NotFoundError when there is none
   * @throws ConflictError in French when it is not the last one applied of its source, or the source is being imported
   */
  async undo(userId: string, id: string): Promise<void> {
    if (!isId(id)) throw new NotFoundError('import');
    await this.work.run(async () => {
      const [found] = await this.work.query<{ source: string }>('SELECT source FROM directory_import WHERE id = $1', [
        id,
      ]);
      if (!found) throw new NotFoundError('import');
      const client = (await this.work.manager.queryRunner?.connect()) as PoolClient;
      await lockSource(client, found.source);
      const undone = await this.work.execute(
        `UPDATE directory_import SET status = 'undone', undone_at = $2, undone_by = $3
         WHERE id = $1 AND ${isLastAppliedSql}`,
        [id, this.clock.now(), userId],
      );
      if (undone === 0) throw new ConflictError(NOT_LAST);
      await undoChanges(client, id, this.clock.now());
      await this.audit.record({ verb: 'directory.undo', subjectKind: 'directory_import', subjectId: id });
    });
  }
}
