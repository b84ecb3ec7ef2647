import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Step } from './reminder-steps.js';

export type ReminderSubject = 'registration' | 'appointment';

/** `none`: nobody calls two hours before; the person was told of it earlier. */
export type ReminderWay = 'message' | 'letter' | 'none';

/** One reminder, given: there is none due any more of this thing, at this step, at this date. */
@Entity('reminder')
@Unique('reminder_once', ['subjectKind', 'subjectId', 'step', 'startsAt'])
@Check('reminder_subject_check', `subject_kind IN ('registration', 'appointment')`)
@Check('reminder_step_check', `step IN ('week', 'two_days', 'two_hours')`)
@Check('reminder_time_check', 'given_at < starts_at')
@Check(
  'reminder_way_check',
  `way IN ('message', 'letter', 'none')
    AND (printed_at IS NOT NULL) <= (way = 'letter') AND (printed_at IS NULL) = (printed_by IS NULL)`,
)
@Index('reminder_letters_idx', ['structureId', 'startsAt'], { where: `way = 'letter' AND printed_at IS NULL` })
@Index('reminder_starts_at_idx', ['startsAt'])
@Index('reminder_printed_by_idx', ['printedBy', 'printedAt'], { where: 'printed_at IS NOT NULL' })
@Index('reminder_printed_idx', ['structureId', 'printedAt'], { where: 'printed_at IS NOT NULL' })
export class Reminder {
  @PrimaryColumn('uuid')
  id: string;

  /** Who reminds. */
  @ForeignKey('Structure', 'id')
  @Column('uuid')
  structureId: string;

  @Column('text')
  subjectKind: ReminderSubject;

  @Column('uuid')
  subjectId: string;

  @Column('text')
  step: Step;

  /** When it began, as it was then known: another date makes another reminder. */
  @Column('timestamptz')
  startsAt: Date;

  @Column('text')
  way: ReminderWay;

  @Column('timestamptz')
  givenAt: Date;

  @Column('timestamptz', { nullable: true })
  printedAt: Date | null;

  @ForeignKey('User', 'id')
  @Column('uuid', { nullable: true })
  printedBy: string | null;
}
