import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Shown } from './shown.js';

/** What an agent was shown for a person, kept a few days: a choice is judged against it, not against a later directory. */
@Entity('routing_suggestion')
export class SuggestionSet {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey('User', 'id')
  @Column('uuid')
  ownerId: string;

  @ForeignKey('Beneficiary', 'id')
  @Column('uuid')
  beneficiaryId: string;

  @ForeignKey('RoutingWeightsVersion', 'version')
  @Column('integer')
  weightsVersion: number;

  @Column('jsonb')
  shown: Shown[];

  @Index()
  @Column('timestamptz')
  expiresAt: Date;
}
