import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { ConflictError } from '../../../platform/errors/domain-error.js';
import type { BeneficiaryMerge } from './beneficiary-merge.entity.js';
import { FileRows } from './file-rows.js';
import { MergeRecords } from './merge-records.js';
import { RowMover } from './moved-rows.js';

const MERGED_SINCE =
  'La fiche gardée a été réunie depuis avec une autre\u00a0: séparez d’abord celles-là, dans l’ordre inverse.';
const ERASED_SINCE = 'La fiche gardée a été effacée depuis\u00a0: il n’y a plus rien à séparer.';

export interface Parted {
  keptId: string;
  mergedId: string;
  /** Answers of the kept file that somebody changed since: they stay as they are. */
  keptChanges: number;
}

/** Undoes a merger. */
@Injectable()
export class PartingService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly rows: FileRows,
    private readonly mover: RowMover,
    private readonly records: MergeRecords,
  ) {}

  /**
   * The emptied file is back as it was, with what it brought that is still there; the kept one gives back what it took,
   * but for what somebody has changed since. What came after the merger stays with the kept file.
   *
   * @throws NotFoundError not there, or of another structure
   * @throws ConflictError in French when it cannot be undone any more
   */
  async part(actor: StructureActor, mergeId: string): Promise<Parted> {
    return this.work.run(async () => {
      const merge = await this.records.toUndo(actor, mergeId);
      await this.holdBoth(merge);
      const { keptId, mergedId, sealed } = merge;
      const keptChanges = await this.rows.giveBack(keptId, sealed);
      await this.rows.restore(sealed.merged);
      await this.mover.giveBack(sealed.rows, mergedId, keptId);
      await this.records.undone(actor, merge);
      return { keptId, mergedId, keptChanges };
    });
  }

  private async holdBoth({ keptId, mergedId }: BeneficiaryMerge): Promise<void> {
    const held = await this.work.query<{ id: string; merged: boolean; empty: boolean }>(
      `SELECT id, merged_into IS NOT NULL AS merged, last_name = '' AS empty FROM beneficiary
        WHERE id = ANY ($1) ORDER BY id FOR UPDATE`,
      [[keptId, mergedId]],
    );
    const kept = held.find(({ id }) => id === keptId);
    if (kept?.merged) throw new ConflictError(MERGED_SINCE);
    if (!kept || kept.empty) throw new ConflictError(ERASED_SINCE);
  }
}
