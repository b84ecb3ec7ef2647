import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/** What a key opens: one registration, one appointment, or the booking of one by the person themself (a referral’s id). */
export const linkSubjects = ['registration', 'appointment', 'booking'] as const;
export type LinkSubject = (typeof linkSubjects)[number];

/** A key for a person without an account, to one thing of theirs. The token itself is in the message alone. */
@Entity('access_link')
@Unique(['tokenHash'])
@Check('access_link_subject_check', `subject_kind IN ('registration', 'appointment', 'booking')`)
@Check('access_link_lifetime_check', 'expires_at > created_at')
@Index('access_link_subject_idx', ['subjectKind', 'subjectId'])
export class AccessLink {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  subjectKind: LinkSubject;

  @Column('uuid')
  subjectId: string;

  /** SHA-256 of the token, in hexadecimal. */
  @Column('text')
  tokenHash: string;

  @Column('timestamptz')
  createdAt: Date;

  @Index()
  @Column('timestamptz')
  expiresAt: Date;

  @Column('timestamptz', { nullable: true })
  firstOpenedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  revokedAt: Date | null;
}
