import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { AppointmentMode, BookableBy } from './vocabulary.js';

/** A reason to meet: how long it takes, where, who may book it, and how late one may still cancel or move it. */
@Entity('appointment_reason')
@Check('appointment_reason_label_check', 'char_length(btrim(label)) BETWEEN 3 AND 80')
@Check('appointment_reason_mode_check', `mode IN ('desk', 'phone', 'home', 'video')`)
@Check('appointment_reason_bookable_check', `bookable_by IN ('agents', 'referrers', 'people')`)
@Check(
  'appointment_reason_minutes_check',
  `duration_minutes BETWEEN 5 AND 480 AND buffer_before BETWEEN 0 AND 120 AND buffer_after BETWEEN 0 AND 120`,
)
@Check(
  'appointment_reason_delays_check',
  `notice_hours BETWEEN 0 AND 720 AND days_ahead BETWEEN 1 AND 365
    AND cancel_hours BETWEEN 0 AND 720 AND move_hours BETWEEN 0 AND 720`,
)
export class AppointmentReason {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey('Structure', 'id')
  @Index()
  @Column('uuid')
  structureId: string;

  @Column('text')
  label: string;

  @Column('smallint')
  durationMinutes: number;

  @Column('text')
  mode: AppointmentMode;

  /** Minutes kept free before and after. */
  @Column('smallint', { default: 0 })
  bufferBefore: number;

  @Column('smallint', { default: 0 })
  bufferAfter: number;

  @Column('text')
  bookableBy: BookableBy;

  /** For those who book by themselves: not sooner than so many hours, not later than so many days. */
  @Column('smallint', { default: 2 })
  noticeHours: number;

  @Column('smallint', { default: 90 })
  daysAhead: number;

  /** For the person’s link: not later than so many hours before. */
  @Column('smallint', { default: 4 })
  cancelHours: number;

  @Column('smallint', { default: 24 })
  moveHours: number;

  @Column('text', { nullable: true })
  toBring: string | null;

  /** No longer offered; past appointments keep it. */
  @Column('timestamptz', { nullable: true })
  retiredAt: Date | null;

  @ForeignKey('User', 'id')
  @Column('uuid')
  createdBy: string;

  @Column('timestamptz')
  createdAt: Date;

  @Column('integer', { default: 1 })
  version: number;
}
