import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ConflictError } from '../../../platform/errors/domain-error.js';
import { newId } from '../../../platform/ids.js';
import type { Day } from '../../../platform/time/day.js';
import { canBecome, type GoalEnd, type GoalStatus } from './goal-status.js';

/** What the person wants to be able to do, agreed on with them. It is theirs: whoever accompanies them reads it. */
@Entity('beneficiary_goal')
@Check('beneficiary_goal_status_check', `status IN ('open', 'reached', 'dropped')`)
@Check('beneficiary_goal_end_check', `num_nonnulls(ended_on, ended_by) = CASE status WHEN 'open' THEN 0 ELSE 2 END`)
@Check('beneficiary_goal_days_check', 'ended_on >= agreed_on')
@Index('beneficiary_goal_beneficiary_idx', { synchronize: false })
export class BeneficiaryGoal {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey('Beneficiary', 'id')
  @Column('uuid')
  beneficiaryId: string;

  /** With which structure it was agreed on. */
  @ForeignKey('Structure', 'id')
  @Column('uuid')
  structureId: string;

  @Column('text')
  words: string;

  @Column('date')
  agreedOn: Day;

  @Column('text')
  status: GoalStatus;

  @Column('date', { nullable: true })
  endedOn: Day | null;

  @ForeignKey('User', 'id')
  @Column('uuid')
  createdBy: string;

  @Column('timestamptz')
  createdAt: Date;

  @ForeignKey('User', 'id')
  @Column('uuid', { nullable: true })
  endedBy: string | null;

  static agree(
    beneficiaryId: string,
    { words, agreedOn }: { words: string; agreedOn: Day },
    by: { userId: string; structureId: string },
    now: Date,
  ): BeneficiaryGoal {
    return Object.assign(new BeneficiaryGoal(), {
      ...{ id: newId(), beneficiaryId, structureId: by.structureId, words, agreedOn },
      ...{ status: 'open' as const, endedOn: null, createdBy: by.userId, createdAt: now, endedBy: null },
    });
  }

  /** @throws ConflictError when it has ended already */
  end(how: GoalEnd, day: Day, userId: string): void {
    if (!canBecome(this.status, how)) {
      throw new ConflictError('Cet objectif est déjà terminé. Ouvrez de nouveau la fiche pour voir où il en est.');
    }
    this.status = how;
    this.endedOn = day;
    this.endedBy = userId;
  }
}
