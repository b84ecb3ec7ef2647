import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Side } from './referral.policy.js';

/** A PDF that one side joins to a referral. Its content leaves at the end of the referral; its trace stays. */
@Entity('referral_document')
@Check('referral_document_side_check', `side IN ('sender', 'receiver')`)
@Check('referral_document_author_check', 'num_nonnulls(added_by, added_by_link) = 1')
@Check('referral_document_size_check', 'size BETWEEN 1 AND 5000000')
export class ReferralDocument {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey('Referral', 'id')
  @Index()
  @Column('uuid')
  referralId: string;

  @Column('text')
  side: Side;

  @Column('timestamptz')
  addedAt: Date;

  @ForeignKey('User', 'id')
  @Column('uuid', { nullable: true })
  addedBy: string | null;

  @ForeignKey('AnswerLink', 'id')
  @Column('uuid', { nullable: true })
  addedByLink: string | null;

  @Column('text')
  name: string;

  /** Bytes. */
  @Column('integer')
  size: number;

  @Column('text')
  sha256: string;

  /** Null once removed. */
  @Column('bytea', { nullable: true, select: false })
  content: Buffer | null;
}
