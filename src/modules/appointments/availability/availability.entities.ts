import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Day } from '../../../platform/time/day.js';

/** When an agent receives: hours on the wall of the place, on days that come again. */
@Entity('availability')
@Check(
  'availability_rule_check',
  `kind IN ('once', 'weekly', 'monthly') AND every BETWEEN 1 AND 12
    AND weekdays <@ ARRAY[1, 2, 3, 4, 5, 6, 7]::smallint[] AND (kind = 'once' OR cardinality(weekdays) BETWEEN 1 AND 7)
    AND week_of_month IN (-1, 1, 2, 3, 4)`,
)
@Check('availability_days_check', 'until_day >= from_day')
@Check(
  'availability_hours_check',
  `start_minute BETWEEN 0 AND 1439 AND end_minute BETWEEN 1 AND 1440 AND start_minute < end_minute`,
)
@Index('availability_structure_idx', ['structureId', 'fromDay'])
export class Availability {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey('Structure', 'id')
  @Column('uuid')
  structureId: string;

  @ForeignKey('User', 'id')
  @Index()
  @Column('uuid')
  agentId: string;

  /** Null: by phone, at home, by video, from anywhere. */
  @ForeignKey('Place', 'id')
  @Column('uuid', { nullable: true })
  placeId: string | null;

  /** IANA name of the zone whose clocks are meant. */
  @Column('text')
  zone: string;

  @Column('text')
  kind: 'once' | 'weekly' | 'monthly';

  @Column('smallint')
  every: number;

  @Column('smallint', { array: true })
  weekdays: number[];

  @Column('smallint')
  weekOfMonth: number;

  @Column('date')
  fromDay: Day;

  @Column('date', { nullable: true })
  untilDay: Day | null;

  /** Minutes since midnight. */
  @Column('smallint')
  startMinute: number;

  @Column('smallint')
  endMinute: number;

  @Column('boolean', { default: false })
  worksHolidays: boolean;

  @ForeignKey('User', 'id')
  @Column('uuid')
  createdBy: string;

  @Column('timestamptz')
  createdAt: Date;

  @Column('integer', { default: 1 })
  version: number;
}

/** For which reasons; all of the structure’s when there is none. */
@Entity('availability_reason')
export class AvailabilityReason {
  @ForeignKey('Availability', 'id', { onDelete: 'CASCADE' })
  @PrimaryColumn('uuid')
  availabilityId: string;

  @ForeignKey('AppointmentReason', 'id')
  @Index()
  @PrimaryColumn('uuid')
  reasonId: string;
}

/** When an agent is away, once or each week until a day. Why is nobody’s business. */
@Entity('absence')
@Check(
  'absence_times_check',
  `ends_at > starts_at AND ends_at <= starts_at + interval '400 days'
    AND (weekly_until IS NOT NULL) <= (ends_at <= starts_at + interval '7 days')`,
)
@Index('absence_agent_idx', ['agentId', 'startsAt'])
export class Absence {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey('User', 'id')
  @Column('uuid')
  agentId: string;

  @ForeignKey('Structure', 'id')
  @Column('uuid')
  structureId: string;

  @Column('timestamptz')
  startsAt: Date;

  @Column('timestamptz')
  endsAt: Date;

  /** The same hours on the wall, each week until this day. */
  @Column('date', { nullable: true })
  weeklyUntil: Day | null;

  @Column('text')
  zone: string;

  @ForeignKey('User', 'id')
  @Column('uuid')
  createdBy: string;

  @Column('timestamptz')
  createdAt: Date;
}
