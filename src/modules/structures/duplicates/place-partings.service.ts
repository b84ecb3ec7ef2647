import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { ConflictError, NotFoundError } from '../../../platform/errors/domain-error.js';
import { isId } from '../../../platform/ids.js';
import { Clock } from '../../../platform/time/clock.js';
import { writeFields } from '../locks/index.js';
import { alike } from './merge-choices.js';
import type { MergedField } from './place-merge.entity.js';

interface Merged {
  keptId: string;
  mergedId: string;
  fields: MergedField[];
  undone: boolean;
}

/** Undoes a merger. */
@Injectable()
export class PlacePartings {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * The place that was hidden is back, unless its file has lost it meanwhile; the one kept gives back what it took, but
   * for what someone has changed since. The pair is proposed again.
   *
   * @throws NotFoundError when there is none
   * @throws ConflictError in French when it is undone already
   */
  async part(userId: string, mergeId: string): Promise<void> {
    if (!isId(mergeId)) throw new NotFoundError('merger');
    await this.work.run(async () => {
      const { keptId, mergedId, fields } = await this.take(mergeId);
      const now = this.clock.now();
      await this.giveBack(keptId, fields, now);
      await this.work.execute(
        'UPDATE place SET merged_into = NULL, gone_at = absent_since, version = version + 1, last_changed_at = $2 WHERE id = $1',
        [mergedId, now],
      );
      await this.work.execute('UPDATE place_merge SET undone_at = $2, undone_by = $3 WHERE id = $1', [
        mergeId,
        now,
        userId,
      ]);
      await this.work.execute(
        `UPDATE place_duplicate SET status = 'proposed', decided_at = NULL, decided_by = NULL
         WHERE status = 'merged' AND first_place_id = least($1::uuid, $2::uuid)
           AND second_place_id = greatest($1::uuid, $2::uuid)`,
        [keptId, mergedId],
      );
      const details = { partedPlaceId: mergedId };
      await this.audit.record({ verb: 'place.part', subjectKind: 'place', subjectId: keptId, details });
    });
  }

  private async take(mergeId: string): Promise<Merged> {
    const [merged] = await this.work.query<Merged>(
      `SELECT kept_place_id AS "keptId", merged_place_id AS "mergedId", fields, undone_at IS NOT NULL AS undone
       FROM place_merge WHERE id = $1 FOR UPDATE`,
      [mergeId],
    );
    if (!merged) throw new NotFoundError('merger');
    if (merged.undone) throw new ConflictError('Cette réunion a déjà été annulée.');
    return merged;
  }

  private async giveBack(keptId: string, fields: readonly MergedField[], now: Date): Promise<void> {
    const [place] = await this.work.query<{ all: Record<string, unknown> }>(
      'SELECT to_jsonb(place) AS all FROM place WHERE id = $1 FOR UPDATE',
      [keptId],
    );
    const values: Record<string, unknown> = {};
    for (const { field, before, after, lock } of fields) {
      if (!alike(place?.all[field], after)) continue;
      values[field] = lock || field === 'structure_id' ? before : await this.release(keptId, field, before);
      if (lock) {
        await this.work.execute(
          'UPDATE place_lock SET local_by = $3, local_at = $4 WHERE place_id = $1 AND field = $2',
          [keptId, field, lock.localBy, lock.localAt],
        );
      }
    }
    if (Object.keys(values).length > 0) await writeFields(this.work, keptId, values, now);
  }

  /** What the last file says of a field that nobody had changed before the merger. */
  private async release(keptId: string, field: string, before: unknown): Promise<unknown> {
    const [lock] = await this.work.query<{ fileValue: unknown }>(
      'DELETE FROM place_lock WHERE place_id = $1 AND field = $2 RETURNING file_value AS "fileValue"',
      [keptId, field],
    );
    return lock ? lock.fileValue : before;
  }
}
