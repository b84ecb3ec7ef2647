import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Day } from '../../platform/time/day.js';

/** Those whose activity a coordinator follows. */
@Entity('team')
export class Team {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  name: string;

  @Column('timestamptz')
  createdAt: Date;
}

/** A mediator or a whole structure, in a team from a day to a day (both included). */
@Entity('team_member')
@Check('team_member_subject_check', 'num_nonnulls(user_id, structure_id) = 1')
@Check('team_member_dates_check', 'ends_on >= starts_on')
export class TeamMember {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey('Team', 'id')
  @Index()
  @Column('uuid')
  teamId: string;

  @ForeignKey('User', 'id')
  @Column('uuid', { nullable: true })
  userId: string | null;

  @ForeignKey('Structure', 'id')
  @Column('uuid', { nullable: true })
  structureId: string | null;

  @Column('date')
  startsOn: Day;

  @Column('date', { nullable: true })
  endsOn: Day | null;
}
