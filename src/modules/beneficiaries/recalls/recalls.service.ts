import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import { Clock } from '../../../platform/time/clock.js';
import { BeneficiariesService } from '../beneficiaries.service.js';
import type { BeneficiaryCard } from '../beneficiary-details.js';
import { canPlanRecall } from '../case-life.policy.js';
import { BeneficiaryRecall, type RecallPlan } from './beneficiary-recall.entity.js';

export type Planned = 'planned' | 'changed';

/** « À recontacter le »: one date at a time for a person, in each structure. */
@Injectable()
export class RecallsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    private readonly beneficiaries: BeneficiariesService,
  ) {}

  /** The person, and the date that is planned in the actor's structure. @throws NotFoundError not for this actor */
  async find(
    actor: StructureActor,
    beneficiaryId: string,
  ): Promise<{ person: BeneficiaryCard; open: BeneficiaryRecall | null }> {
    const person = await this.beneficiaries.find(actor, beneficiaryId);
    if (!canPlanRecall(actor, person)) throw new NotFoundError('beneficiary');
    return { person, open: await this.open(actor, beneficiaryId, false) };
  }

  /** Plans the call, or puts the one that is planned at another day: of two people who plan at once, the last one counts. */
  async plan(actor: StructureActor, beneficiaryId: string, plan: RecallPlan): Promise<Planned> {
    return this.unitOfWork.run(async () => {
      await this.find(actor, beneficiaryId);
      const recalls = this.unitOfWork.repository(BeneficiaryRecall);
      const fresh = BeneficiaryRecall.plan(beneficiaryId, plan, actor, this.clock.now());
      if (await this.insert(fresh)) {
        await this.record('beneficiary.plan-recall', fresh, { reason: fresh.reason });
        return 'planned';
      }
      const open = await this.open(actor, beneficiaryId, true);
      // Ended in between: what is asked for is a new one.
      if (!open) return this.plan(actor, beneficiaryId, plan);
      open.change(plan);
      await recalls.save(open);
      await this.record('beneficiary.postpone-recall', open, { postponed: open.postponed });
      return 'changed';
    });
  }

  /** The call was made. @throws NotFoundError nothing is planned here */
  async done(actor: StructureActor, beneficiaryId: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.find(actor, beneficiaryId);
      const open = await this.open(actor, beneficiaryId, true);
      if (!open) throw new NotFoundError('recall');
      open.done(this.clock.now(), actor.userId);
      await this.unitOfWork.repository(BeneficiaryRecall).save(open);
      await this.record('beneficiary.end-recall', open, {});
    });
  }

  private open(actor: StructureActor, beneficiaryId: string, held: boolean): Promise<BeneficiaryRecall | null> {
    return this.unitOfWork.repository(BeneficiaryRecall).findOne({
      where: { beneficiaryId, structureId: actor.structureId, status: 'open' },
      ...(held ? { lock: { mode: 'pessimistic_write' as const } } : {}),
    });
  }

  /** False when one is open already: the unique index decides, also between two people who plan at once. */
  private async insert(recall: BeneficiaryRecall): Promise<boolean> {
    const inserted = await this.unitOfWork.execute(
      `INSERT INTO beneficiary_recall (id, beneficiary_id, structure_id, due_on, reason, words, status, created_by, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, 'open', $7, $8)
       ON CONFLICT (beneficiary_id, structure_id) WHERE status = 'open' DO NOTHING`,
      [
        ...[recall.id, recall.beneficiaryId, recall.structureId, recall.dueOn, recall.reason, recall.words],
        ...[recall.createdBy, recall.createdAt],
      ],
    );
    return inserted === 1;
  }

  private record(verb: string, recall: BeneficiaryRecall, details: Record<string, string | number>): Promise<void> {
    const { beneficiaryId: subjectId, id: recallId } = recall;
    return this.audit.record({ verb, subjectKind: 'beneficiary', subjectId, details: { recallId, ...details } });
  }
}
