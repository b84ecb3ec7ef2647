import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Role, TerritoryKind } from '../../platform/access/actor.js';

/** A link that opens an account, once, before it expires. Only the token's hash is kept. */
@Entity('invitation')
@Check('invitation_email_check', 'email = lower(email)')
@Unique(['tokenHash'])
export class Invitation {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  email: string;

  @Column('text')
  firstName: string;

  @Column('text')
  lastName: string;

  @Column('text')
  role: Role;

  @ForeignKey('Structure', 'id')
  @Index()
  @Column('uuid', { nullable: true })
  structureId: string | null;

  @ForeignKey('Team', 'id')
  @Column('uuid', { nullable: true })
  teamId: string | null;

  @Column('text', { nullable: true })
  territoryKind: TerritoryKind | null;

  @Column('text', { nullable: true })
  territoryCode: string | null;

  @Column('text')
  tokenHash: string;

  @ForeignKey('User', 'id')
  @Column('uuid')
  invitedBy: string;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz')
  expiresAt: Date;

  @Column('timestamptz', { nullable: true })
  acceptedAt: Date | null;

  isOpen(now: Date): boolean {
    return this.acceptedAt === null && now < this.expiresAt;
  }
}
