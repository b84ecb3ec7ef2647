import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Day } from '../../platform/time/day.js';

/** The rule by which workshops come again. Each of its days is a workshop of its own, with its own seats. */
@Entity('workshop_series')
@Check(
  'workshop_series_rule_check',
  `kind IN ('weekly', 'monthly') AND every BETWEEN 1 AND 12
    AND cardinality(weekdays) BETWEEN 1 AND 7 AND weekdays <@ ARRAY[1, 2, 3, 4, 5, 6, 7]::smallint[]
    AND week_of_month IN (-1, 1, 2, 3, 4)`,
)
@Check('workshop_series_days_check', 'until_day >= from_day AND until_day <= from_day + 731')
export class WorkshopSeries {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey('Structure', 'id')
  @Index()
  @Column('uuid')
  structureId: string;

  @Column('text')
  kind: 'weekly' | 'monthly';

  @Column('smallint')
  every: number;

  @Column('smallint', { array: true })
  weekdays: number[];

  @Column('smallint')
  weekOfMonth: number;

  @Column('date')
  fromDay: Day;

  @Column('date')
  untilDay: Day;

  /** Nothing on the public holidays of the commune. */
  @Column('boolean')
  skipHolidays: boolean;

  @Column('date', { array: true, default: '{}' })
  excludedDays: Day[];

  @ForeignKey('User', 'id')
  @Column('uuid')
  createdBy: string;

  @Column('timestamptz')
  createdAt: Date;
}
