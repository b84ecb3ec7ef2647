import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Side } from './referral.policy.js';

/** What the two sides write to each other about a referral. The person may read it: right of access. */
@Entity('thread_message')
@Check('thread_message_side_check', `side IN ('sender', 'receiver')`)
@Check('thread_message_author_check', 'num_nonnulls(by_user_id, by_link_id) = 1')
@Check('thread_message_words_check', `btrim(words) <> ''`)
@Index('thread_message_referral_idx', ['referralId', 'at'])
export class ThreadMessage {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey('Referral', 'id')
  @Column('uuid')
  referralId: string;

  @Column('timestamptz')
  at: Date;

  @Column('text')
  side: Side;

  @ForeignKey('User', 'id')
  @Column('uuid', { nullable: true })
  byUserId: string | null;

  @ForeignKey('AnswerLink', 'id')
  @Column('uuid', { nullable: true })
  byLinkId: string | null;

  @Column('text')
  words: string;

  @ForeignKey('ReferralDocument', 'id')
  @Column('uuid', { nullable: true })
  documentId: string | null;
}
