import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ConflictError } from '../../../platform/errors/domain-error.js';
import { newId } from '../../../platform/ids.js';
import type { Day } from '../../../platform/time/day.js';
import { canBecome, type RecallReason, type RecallStatus } from './recall-status.js';

export interface RecallPlan {
  dueOn: Day;
  reason: RecallReason;
  words: string | null;
}

/** « À recontacter le »: one open date for a person and a structure. */
@Entity('beneficiary_recall')
@Check('beneficiary_recall_status_check', `status IN ('open', 'done', 'cancelled')`)
@Check(
  'beneficiary_recall_reason_check',
  `reason IN ('news', 'before_appointment', 'after_referral', 'missing_document', 'not_reached', 'other')`,
)
@Check(
  'beneficiary_recall_end_check',
  `(status = 'open') = (ended_at IS NULL) AND (ended_by IS NULL OR ended_at IS NOT NULL)
     AND (status <> 'done' OR ended_by IS NOT NULL)`,
)
@Check('beneficiary_recall_postponed_check', 'postponed >= 0')
@Index('beneficiary_recall_open_idx', { synchronize: false })
@Index('beneficiary_recall_due_idx', { synchronize: false })
@Index('beneficiary_recall_beneficiary_idx', { synchronize: false })
export class BeneficiaryRecall {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey('Beneficiary', 'id')
  @Column('uuid')
  beneficiaryId: string;

  /** Who calls back. */
  @ForeignKey('Structure', 'id')
  @Column('uuid')
  structureId: string;

  @Column('date')
  dueOn: Day;

  @Column('text')
  reason: RecallReason;

  @Column('text', { nullable: true })
  words: string | null;

  @Column('text')
  status: RecallStatus;

  /** How many times its day was put off. */
  @Column('integer', { default: 0 })
  postponed: number;

  @ForeignKey('User', 'id')
  @Column('uuid')
  createdBy: string;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz', { nullable: true })
  endedAt: Date | null;

  /** Null when the end of a share cancelled it. */
  @ForeignKey('User', 'id')
  @Column('uuid', { nullable: true })
  endedBy: string | null;

  static plan(beneficiaryId: string, plan: RecallPlan, by: { userId: string; structureId: string }, now: Date) {
    return Object.assign(new BeneficiaryRecall(), {
      ...{ id: newId(), beneficiaryId, structureId: by.structureId, dueOn: plan.dueOn, reason: plan.reason },
      ...{ words: plan.words, status: 'open' as const, postponed: 0, createdBy: by.userId, createdAt: now },
      ...{ endedAt: null, endedBy: null },
    });
  }

  /** Says when and why again; a later day is a postponement. */
  change({ dueOn, reason, words }: RecallPlan): void {
    if (dueOn > this.dueOn) this.postponed += 1;
    Object.assign(this, { dueOn, reason, words });
  }

  /** @throws ConflictError when it has ended already */
  done(at: Date, userId: string): void {
    if (!canBecome(this.status, 'done')) throw new ConflictError('Ce rappel est déjà terminé.');
    this.status = 'done';
    this.endedAt = at;
    this.endedBy = userId;
  }
}
