import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

/** A link to a report for somebody without an account. The token itself was shown once. */
@Entity('report_share')
@Unique(['tokenHash'])
@Check('report_share_label_check', 'char_length(label) BETWEEN 1 AND 80')
@Check('report_share_lifetime_check', `expires_at > created_at AND expires_at <= created_at + interval '366 days'`)
export class ReportShare {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey('FrozenReport', 'id')
  @Index()
  @Column('uuid')
  reportId: string;

  /** SHA-256 of the token, in hexadecimal. */
  @Column('text')
  tokenHash: string;

  /** For whom, in the words of whoever shares. */
  @Column('text')
  label: string;

  @Column('timestamptz')
  createdAt: Date;

  @ForeignKey('User', 'id')
  @Column('uuid')
  createdBy: string;

  @Column('timestamptz')
  expiresAt: Date;

  @Column('timestamptz', { nullable: true })
  revokedAt: Date | null;
}
