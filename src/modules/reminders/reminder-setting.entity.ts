import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** Which reminders a structure gives; without a line, those of `DEFAULT_WISHES`. */
@Entity('reminder_setting')
@Check(
  'reminder_setting_hours_check',
  `from_hour BETWEEN 0 AND 23 AND until_hour BETWEEN 1 AND 24 AND from_hour < until_hour`,
)
export class ReminderSetting {
  @ForeignKey('Structure', 'id')
  @PrimaryColumn('uuid')
  structureId: string;

  @Column('boolean')
  weekBefore: boolean;

  @Column('boolean')
  twoDaysBefore: boolean;

  @Column('boolean')
  twoHoursBefore: boolean;

  @Column('smallint')
  fromHour: number;

  @Column('smallint')
  untilHour: number;

  @Column('timestamptz')
  updatedAt: Date;

  @ForeignKey('User', 'id')
  @Column('uuid')
  updatedBy: string;
}
