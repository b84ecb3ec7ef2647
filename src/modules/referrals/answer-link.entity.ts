import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

/** A key to one referral, for a receiver without an account. The token itself is in the message alone. */
@Entity('answer_link')
@Unique(['tokenHash'])
@Check('answer_link_lifetime_check', 'expires_at > created_at')
export class AnswerLink {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey('Referral', 'id')
  @Index()
  @Column('uuid')
  referralId: string;

  /** SHA-256 of the token, in hexadecimal. */
  @Column('text')
  tokenHash: string;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz')
  expiresAt: Date;

  @Column('timestamptz', { nullable: true })
  firstOpenedAt: Date | null;

  /** When the referral was withdrawn, refused or ended: the link opens nothing any more. */
  @Column('timestamptz', { nullable: true })
  revokedAt: Date | null;
}
