import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

/** The address that RDV Service Public writes to for a structure, and the secret that signs what it writes. */
@Entity('rdv_service_public_link')
@Unique(['hook'])
export class RdvServicePublicLink {
  @ForeignKey('Structure', 'id')
  @PrimaryColumn('uuid')
  structureId: string;

  /** The last part of the address. */
  @Column('uuid')
  hook: string;

  /** See `SealedSecret`. */
  @Column('text')
  sealedSecret: string;

  @ForeignKey('User', 'id')
  @Column('uuid')
  setBy: string;

  @Column('timestamptz')
  setAt: Date;

  @Column('timestamptz', { nullable: true })
  lastReceivedAt: Date | null;

  /** When something was last signed with another secret. */
  @Column('timestamptz', { nullable: true })
  lastRefusedAt: Date | null;
}

/** `no_agent`: nobody of the structure has that mail address; `collective`: a workshop; `no_person`: nobody is named. */
export type AsideReason = 'no_agent' | 'collective' | 'no_person';

/** What was last heard of one of its appointments: what comes late or twice changes nothing. No name of a person. */
@Entity('rdv_service_public_news')
@Check(
  'rdv_service_public_news_aside_check',
  `aside IN ('no_agent', 'collective', 'no_person')
    AND (aside IS NOT NULL) = (starts_at IS NOT NULL) AND (agent_email IS NOT NULL) <= (aside = 'no_agent')
    OR aside IS NULL AND starts_at IS NULL AND agent_email IS NULL`,
)
@Index('rdv_service_public_news_aside_idx', ['structureId', 'startsAt'], { where: 'aside IS NOT NULL' })
export class RdvServicePublicNews {
  @ForeignKey('Structure', 'id')
  @PrimaryColumn('uuid')
  structureId: string;

  @PrimaryColumn('text')
  externalId: string;

  /** When RDV Service Public wrote it. */
  @Column('timestamptz')
  toldAt: Date;

  @Column('timestamptz')
  receivedAt: Date;

  /** Why it is not in the agenda; null when it is, or no longer has to be. */
  @Column('text', { nullable: true })
  aside: AsideReason | null;

  @Column('text', { nullable: true })
  agentEmail: string | null;

  @Column('timestamptz', { nullable: true })
  startsAt: Date | null;
}
