import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { ReferralStatus } from './referral-status.js';

/** One change of state: what the two sides read as the referral's history. Never changed. */
@Entity('referral_event')
@Index('referral_event_referral_idx', ['referralId', 'at'])
export class ReferralEvent {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey('Referral', 'id')
  @Column('uuid')
  referralId: string;

  @Column('timestamptz')
  at: Date;

  @ForeignKey('User', 'id')
  @Column('uuid')
  byUserId: string;

  @ForeignKey('Structure', 'id')
  @Column('uuid', { nullable: true })
  byStructureId: string | null;

  @Column('text', { nullable: true })
  fromStatus: ReferralStatus | null;

  @Column('text')
  toStatus: ReferralStatus;
}
