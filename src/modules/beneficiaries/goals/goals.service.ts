import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import { isId } from '../../../platform/ids.js';
import { Clock } from '../../../platform/time/clock.js';
import type { Day } from '../../../platform/time/day.js';
import { BeneficiariesService } from '../beneficiaries.service.js';
import type { BeneficiaryCard } from '../beneficiary-details.js';
import { canFollowGoals } from '../case-life.policy.js';
import { BeneficiaryGoal } from './beneficiary-goal.entity.js';
import type { GoalEnd } from './goal-status.js';

/** What the person wants to be able to do, and whether they can now. */
@Injectable()
export class GoalsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    private readonly beneficiaries: BeneficiariesService,
  ) {}

  /** @throws NotFoundError absent, or not for this actor */
  async person(actor: StructureActor, beneficiaryId: string): Promise<BeneficiaryCard> {
    const person = await this.beneficiaries.find(actor, beneficiaryId);
    if (!canFollowGoals(actor, person)) throw new NotFoundError('beneficiary');
    return person;
  }

  async agree(actor: StructureActor, beneficiaryId: string, goal: { words: string; agreedOn: Day }): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.person(actor, beneficiaryId);
      const agreed = BeneficiaryGoal.agree(beneficiaryId, goal, actor, this.clock.now());
      await this.unitOfWork.repository(BeneficiaryGoal).insert(agreed);
      await this.record('beneficiary.agree-goal', beneficiaryId, { goalId: agreed.id });
    });
  }

  /**
   * Reached, or left aside, today.
   * @throws NotFoundError no such goal of this person
   * @throws ConflictError it has ended already
   */
  async end(actor: StructureActor, beneficiaryId: string, goalId: string, how: GoalEnd): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.person(actor, beneficiaryId);
      const goals = this.unitOfWork.repository(BeneficiaryGoal);
      const where = { id: goalId, beneficiaryId };
      const goal = isId(goalId) ? await goals.findOne({ where, lock: { mode: 'pessimistic_write' } }) : null;
      if (!goal) throw new NotFoundError('goal');
      goal.end(how, this.clock.today(), actor.userId);
      await goals.save(goal);
      await this.record('beneficiary.end-goal', beneficiaryId, { goalId, how });
    });
  }

  private record(verb: string, subjectId: string, details: Record<string, string>): Promise<void> {
    return this.audit.record({ verb, subjectKind: 'beneficiary', subjectId, details });
  }
}
