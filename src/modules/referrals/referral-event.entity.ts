import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { EventKind } from './referral-codes.js';
import type { ReferralStatus } from './referral-status.js';

/** What happened on a referral, as the two sides read it. Made by someone, by a link, or by the tool (both null). Never changed. */
@Entity('referral_event')
@Check(
  'referral_event_kind_check',
  `kind IN ('status', 'opened', 'acknowledged', 'reminded', 'called', 'link_reissued', 'handed_over')
    AND (kind = 'status') = (to_status IS NOT NULL)`,
)
@Check('referral_event_author_check', 'num_nonnulls(by_user_id, by_link_id) <= 1')
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
  @Column('uuid', { nullable: true })
  byUserId: string | null;

  @ForeignKey('AnswerLink', 'id')
  @Column('uuid', { nullable: true })
  byLinkId: string | null;

  @ForeignKey('Structure', 'id')
  @Column('uuid', { nullable: true })
  byStructureId: string | null;

  @Column('text', { default: 'status' })
  kind: EventKind;

  @Column('text', { nullable: true })
  fromStatus: ReferralStatus | null;

  @Column('text', { nullable: true })
  toStatus: ReferralStatus | null;

  /** What was heard on the phone, for a call. */
  @Column('text', { nullable: true })
  words: string | null;
}
