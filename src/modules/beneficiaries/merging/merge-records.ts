import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { ConflictError, NotFoundError } from '../../../platform/errors/domain-error.js';
import { isId, newId } from '../../../platform/ids.js';
import { Clock } from '../../../platform/time/clock.js';
import { BeneficiaryMerge, type SealedMerge } from './beneficiary-merge.entity.js';
import { canMerge } from './merging.policy.js';

/** For so long two files can be given back. */
export const DAYS_TO_UNDO = 30;

const DAY_MS = 86_400_000;

const UNDONE = 'Ces deux fiches sont déjà séparées.';
const TOO_LATE = `Ces deux fiches sont réunies depuis plus de ${DAYS_TO_UNDO}\u00a0jours\u00a0: ce qui permettait de les séparer est effacé.`;

/** Who merged what and when, and what gives it back. */
@Injectable()
export class MergeRecords {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async merged(actor: StructureActor, ids: { kept: string; merged: string }, sealed: SealedMerge): Promise<void> {
    const id = newId();
    await this.work.repository(BeneficiaryMerge).insert({
      ...{ id, structureId: actor.structureId, keptId: ids.kept, mergedId: ids.merged },
      ...{ mergedAt: this.clock.now(), mergedBy: actor.userId, undoneAt: null, undoneBy: null },
      // The insert's own type would have each value of the rows be a part of an entity.
      sealed: sealed as object,
    });
    const details = { mergedId: ids.merged, mergeId: id, columns: Object.keys(sealed.after) };
    await this.audit.record({ verb: 'beneficiary.merge', subjectKind: 'beneficiary', subjectId: ids.kept, details });
  }

  /**
   * The merger to undo, held until the end of the transaction.
   * @throws NotFoundError not there, or of another structure
   * @throws ConflictError in French when it cannot be undone any more
   */
  async toUndo(actor: StructureActor, id: string): Promise<BeneficiaryMerge & { sealed: SealedMerge }> {
    const merge = isId(id)
      ? await this.work
          .repository(BeneficiaryMerge)
          .createQueryBuilder('merge')
          .addSelect('merge.sealed')
          .where({ id })
          .setLock('pessimistic_write')
          .getOne()
      : null;
    if (!merge || !canMerge(actor, merge)) throw new NotFoundError('merger');
    if (merge.undoneAt !== null) throw new ConflictError(UNDONE);
    const { sealed } = merge;
    if (sealed === null || merge.mergedAt < this.oldest()) throw new ConflictError(TOO_LATE);
    return Object.assign(merge, { sealed });
  }

  async undone(actor: StructureActor, { id, keptId, mergedId }: BeneficiaryMerge): Promise<void> {
    const change = { undoneAt: this.clock.now(), undoneBy: actor.userId, sealed: null };
    await this.work.repository(BeneficiaryMerge).update({ id }, change);
    const details = { mergedId, mergeId: id };
    await this.audit.record({ verb: 'beneficiary.part', subjectKind: 'beneficiary', subjectId: keptId, details });
  }

  /** What was erased from a file is really gone after thirty days. @returns how many mergers can no longer be undone */
  async purge(): Promise<number> {
    return this.work.execute('UPDATE beneficiary_merge SET sealed = NULL WHERE sealed IS NOT NULL AND merged_at < $1', [
      this.oldest(),
    ]);
  }

  private oldest(): Date {
    return new Date(this.clock.now().getTime() - DAYS_TO_UNDO * DAY_MS);
  }
}
