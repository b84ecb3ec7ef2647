import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import type { Day } from '../../../platform/time/day.js';

/** The secret address of an agent’s calendar. Only the digest of its key is kept: it is shown once, and made again at will. */
@Entity('agenda_feed')
@Unique(['tokenHash'])
export class AgendaFeed {
  @ForeignKey('User', 'id')
  @PrimaryColumn('uuid')
  userId: string;

  @Column('text')
  tokenHash: string;

  @Column('timestamptz')
  createdAt: Date;

  @Column('date', { nullable: true })
  lastReadOn: Day | null;
}
