import { Check, Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** An account. What a person may do stands in their memberships. */
@Entity('app_user')
@Check('app_user_email_check', 'email = lower(email)')
@Unique(['email'])
export class User {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  email: string;

  @Column('text')
  firstName: string;

  @Column('text')
  lastName: string;

  /** Argon2id, or null until the invitation is accepted. */
  @Column('text', { nullable: true })
  passwordHash: string | null;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz', { nullable: true })
  lastSignInAt: Date | null;

  @Column('timestamptz', { nullable: true })
  disabledAt: Date | null;

  disable(at: Date): void {
    this.disabledAt ??= at;
  }

  enable(): void {
    this.disabledAt = null;
  }
}
