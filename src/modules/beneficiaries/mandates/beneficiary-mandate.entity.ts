import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ConflictError } from '../../../platform/errors/domain-error.js';
import { newId } from '../../../platform/ids.js';
import type { Day } from '../../../platform/time/day.js';
import { isRunning, type MandateKind } from './mandate-kinds.js';

export interface MandateNoted {
  kind: MandateKind;
  signedOn: Day;
  endsOn: Day | null;
}

/** A mandate, or a measure of protection, by its kind and its days alone: no copy, nobody's name. */
@Entity('beneficiary_mandate')
@Check(
  'beneficiary_mandate_kind_check',
  `kind IN ('aidants_connect', 'written', 'guardianship', 'curatorship', 'family_habilitation')`,
)
@Check('beneficiary_mandate_days_check', 'ends_on >= signed_on AND stopped_on >= signed_on')
@Check('beneficiary_mandate_stop_check', 'num_nonnulls(stopped_on, stopped_by) IN (0, 2)')
@Index('beneficiary_mandate_beneficiary_idx', { synchronize: false })
export class BeneficiaryMandate {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey('Beneficiary', 'id')
  @Column('uuid')
  beneficiaryId: string;

  /** Which structure noted it. */
  @ForeignKey('Structure', 'id')
  @Column('uuid')
  structureId: string;

  @Column('text')
  kind: MandateKind;

  @Column('date')
  signedOn: Day;

  /** Its last day; null when none is written. */
  @Column('date', { nullable: true })
  endsOn: Day | null;

  /** Ended before its day. */
  @Column('date', { nullable: true })
  stoppedOn: Day | null;

  @ForeignKey('User', 'id')
  @Column('uuid')
  notedBy: string;

  @Column('timestamptz')
  notedAt: Date;

  @ForeignKey('User', 'id')
  @Column('uuid', { nullable: true })
  stoppedBy: string | null;

  static note(beneficiaryId: string, noted: MandateNoted, by: { userId: string; structureId: string }, now: Date) {
    return Object.assign(new BeneficiaryMandate(), {
      ...{ id: newId(), beneficiaryId, structureId: by.structureId, ...noted, stoppedOn: null },
      ...{ notedBy: by.userId, notedAt: now, stoppedBy: null },
    });
  }

  /** @throws ConflictError when it has ended already */
  stop(day: Day, userId: string): void {
    if (!isRunning(this, day)) throw new ConflictError('Ce mandat est déjà terminé.');
    this.stoppedOn = day;
    this.stoppedBy = userId;
  }
}
