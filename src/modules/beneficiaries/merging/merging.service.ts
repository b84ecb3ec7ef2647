import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { FilePairs } from './file-pairs.js';
import { FileRows } from './file-rows.js';
import { type MergeField, mergedDetails, type Side } from './merge-fields.js';
import { MergeRecords } from './merge-records.js';
import { RowMover } from './moved-rows.js';

export interface MergeOrder {
  kept: Side;
  answers: ReadonlyMap<MergeField, Side>;
  /** Those that were read when the choices were made. */
  versions: Readonly<Record<Side, number>>;
}

/** `stale`: one of the two files was corrected meanwhile. */
export type Merged = { kind: 'merged'; keptId: string } | { kind: 'stale' };

/** Two files of one person become one. */
@Injectable()
export class MergingService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly files: FilePairs,
    private readonly rows: FileRows,
    private readonly mover: RowMover,
    private readonly records: MergeRecords,
  ) {}

  /**
   * The kept file takes what was chosen and all that pointed at the other one, which is emptied and leads to it.
   *
   * @throws NotFoundError one of the two is not there, or not of the actor's structure
   * @throws ConflictError in French: merged already, or something must be settled first
   */
  async merge(actor: StructureActor, ids: Readonly<Record<Side, string>>, order: MergeOrder): Promise<Merged> {
    return this.work.run(async () => {
      const pair = await this.files.lock(actor, ids);
      if (pair.first.version !== order.versions.first || pair.second.version !== order.versions.second) {
        return { kind: 'stale' };
      }
      const [kept, merged] = order.kept === 'first' ? [pair.first, pair.second] : [pair.second, pair.first];
      const [before, emptied] = [await this.rows.read(kept.id), await this.rows.read(merged.id)];
      const rows = await this.mover.move(merged.id, kept.id);
      await this.rows.empty(merged.id, kept.id);
      await this.files.take(kept, merged, mergedDetails(pair, order.kept, order.answers));
      const changed = await this.rows.changesSince(before, kept.id);
      await this.records.merged(actor, { kept: kept.id, merged: merged.id }, { merged: emptied, ...changed, rows });
      return { kind: 'merged', keptId: kept.id };
    });
  }
}
