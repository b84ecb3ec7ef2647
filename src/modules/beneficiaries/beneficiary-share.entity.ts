import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Day } from '../../platform/time/day.js';
import type { AgreementWay } from './sharing/agreement.js';

/**
 * Another structure's access to a person: opened by an accepted referral, or by the person's agreement alone; closed
 * with a date, never deleted.
 */
@Entity('beneficiary_share')
@Check(
  'beneficiary_share_ground_check',
  `num_nonnulls(agreement_on, agreement_how, opened_by) = CASE WHEN referral_id IS NULL THEN 3 ELSE 0 END`,
)
@Check('beneficiary_share_agreement_how_check', `agreement_how IN ('oral', 'signature')`)
@Check('beneficiary_share_ended_by_check', 'ended_by IS NULL OR ends_at IS NOT NULL')
@Index('beneficiary_share_open_idx', { synchronize: false })
@Index('beneficiary_share_structure_idx', { synchronize: false })
@Index('beneficiary_share_agreed_idx', { synchronize: false })
@Index('beneficiary_share_beneficiary_idx', { synchronize: false })
export class BeneficiaryShare {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey('Beneficiary', 'id')
  @Column('uuid')
  beneficiaryId: string;

  @ForeignKey('Structure', 'id')
  @Column('uuid')
  structureId: string;

  /** Null for a share that rests on the person's agreement alone. */
  @ForeignKey('Referral', 'id')
  @Column('uuid', { nullable: true })
  referralId: string | null;

  @Column('timestamptz')
  startsAt: Date;

  @Column('timestamptz', { nullable: true })
  endsAt: Date | null;

  @Column('date', { nullable: true })
  agreementOn: Day | null;

  @Column('text', { nullable: true })
  agreementHow: AgreementWay | null;

  @ForeignKey('User', 'id')
  @Column('uuid', { nullable: true })
  openedBy: string | null;

  /** Who took it back; null when it ended with its referral. */
  @ForeignKey('User', 'id')
  @Column('uuid', { nullable: true })
  endedBy: string | null;
}
