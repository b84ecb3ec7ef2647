import { Check, Column, Entity, Exclusion, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { ConflictError } from '../../platform/errors/domain-error.js';
import { newId } from '../../platform/ids.js';
import { type AppointmentStatus, canBecome } from './appointment-status.js';
import type { Length } from './slots/free-slots.js';
import type { AppointmentMode, AppointmentSource } from './vocabulary.js';
import { changedMeanwhile } from './web/labels.js';

/** When, where and with whom. */
export interface Meeting {
  agentId: string;
  placeId: string | null;
  zone: string;
  startsAt: Date;
  /** The agent knew that the hour was taken. */
  forced: boolean;
}

/** Someone with a file, or someone who gave a name and perhaps a way to be reached. */
export type Person =
  | { beneficiaryId: string; name?: null; phone?: null; email?: null }
  | { beneficiaryId?: null; name: string; phone: string | null; email: string | null };

/**
 * An agent and a person, at an hour. The constraint refuses two ordinary ones at once, a trigger an ordinary one over
 * one that was forced (`forced`): both fail as `appointment_busy_excl`.
 */
@Entity('appointment')
@Unique(['formKey'])
@Unique(['structureId', 'externalId'])
@Check(
  'appointment_person_check',
  `(beneficiary_id IS NULL) = (name IS NOT NULL)
    AND (beneficiary_id IS NOT NULL) <= (phone IS NULL AND email IS NULL) AND btrim(name) <> ''`,
)
@Check('appointment_mode_check', `mode IN ('desk', 'phone', 'home', 'video')`)
@Check(
  'appointment_times_check',
  `ends_at > starts_at AND ends_at <= starts_at + interval '24 hours'
    AND busy_from <= starts_at AND busy_until >= ends_at`,
)
@Check(
  'appointment_source_check',
  `source IN ('agent', 'referral', 'person', 'rdv_service_public')
    AND (source IN ('agent', 'referral')) = (booked_by IS NOT NULL)
    AND (source = 'referral') <= (referral_id IS NOT NULL)
    AND (source = 'rdv_service_public') = (external_id IS NOT NULL)`,
)
@Check(
  'appointment_status_check',
  `status IN ('upcoming', 'honoured', 'cancelled_by_service', 'cancelled_by_person', 'absent')
    AND (status = 'upcoming') = (ended_at IS NULL)
    AND (ended_by IS NOT NULL) <= (ended_at IS NOT NULL)
    AND (session_id IS NOT NULL) <= (status = 'honoured')`,
)
@Check(
  'appointment_coming_check',
  `coming IN ('yes', 'no') AND (coming IS NULL) = (coming_at IS NULL) OR coming IS NULL AND coming_at IS NULL`,
)
@Exclusion(
  'appointment_busy_excl',
  `USING gist (agent_id WITH =, tstzrange(busy_from, busy_until) WITH &&)
    WHERE (status NOT IN ('cancelled_by_service', 'cancelled_by_person') AND NOT forced)`,
)
@Index('appointment_agent_idx', ['agentId', 'startsAt'])
@Index('appointment_structure_idx', ['structureId', 'startsAt'])
@Index('appointment_to_record_idx', ['structureId', 'agentId', 'startsAt'], { where: `status = 'upcoming'` })
@Index('appointment_open_idx', ['startsAt'], { where: `status = 'upcoming'` })
@Index('appointment_beneficiary_id_idx', ['beneficiaryId'], { where: 'beneficiary_id IS NOT NULL' })
@Index('appointment_named_idx', ['endsAt'], { where: `name <> '–'` })
@Index('appointment_referral_id_idx', ['referralId'], { where: 'referral_id IS NOT NULL' })
export class Appointment {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey('Structure', 'id')
  @Column('uuid')
  structureId: string;

  /** Who receives. */
  @ForeignKey('User', 'id')
  @Column('uuid')
  agentId: string;

  @ForeignKey('AppointmentReason', 'id')
  @Column('uuid')
  reasonId: string;

  @ForeignKey('Place', 'id')
  @Column('uuid', { nullable: true })
  placeId: string | null;

  @Column('text')
  mode: AppointmentMode;

  /** IANA name of the zone whose clocks are shown. */
  @Column('text')
  zone: string;

  @ForeignKey('Beneficiary', 'id')
  @Column('uuid', { nullable: true })
  beneficiaryId: string | null;

  @Column('text', { nullable: true })
  name: string | null;

  /** E.164. */
  @Column('text', { nullable: true })
  phone: string | null;

  @Column('text', { nullable: true })
  email: string | null;

  @Column('timestamptz')
  startsAt: Date;

  @Column('timestamptz')
  endsAt: Date;

  /** With the time kept free before and after. */
  @Column('timestamptz')
  busyFrom: Date;

  @Column('timestamptz')
  busyUntil: Date;

  @Column('text')
  status: AppointmentStatus;

  /** An agent knew that the hour was taken, and said so. */
  @Column('boolean', { default: false })
  forced: boolean;

  @Column('text')
  source: AppointmentSource;

  @ForeignKey('User', 'id')
  @Column('uuid', { nullable: true })
  bookedBy: string | null;

  @ForeignKey('Referral', 'id')
  @Column('uuid', { nullable: true })
  referralId: string | null;

  /** Its number in RDV Service Public. */
  @Column('text', { nullable: true })
  externalId: string | null;

  @Column('text', { nullable: true })
  coming: 'yes' | 'no' | null;

  @Column('timestamptz', { nullable: true })
  comingAt: Date | null;

  /** When it was honoured, cancelled, or missed. */
  @Column('timestamptz', { nullable: true })
  endedAt: Date | null;

  /** Null when the person cancelled by their link, or another tool said so. */
  @ForeignKey('User', 'id')
  @Column('uuid', { nullable: true })
  endedBy: string | null;

  @ForeignKey('SupportSession', 'id', { onDelete: 'SET NULL' })
  @Column('uuid', { nullable: true })
  sessionId: string | null;

  /** A form sent twice makes one appointment. */
  @Column('uuid')
  formKey: string;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz')
  updatedAt: Date;

  @Column('integer', { default: 1 })
  version: number;

  static book(
    meeting: Meeting,
    made: {
      structureId: string;
      reasonId: string;
      mode: AppointmentMode;
      person: Person;
      source: AppointmentSource;
      bookedBy: string | null;
      referralId: string | null;
      formKey: string;
    },
    length: Length,
    now: Date,
  ): Appointment {
    const { person, ...rest } = made;
    const { beneficiaryId = null, name = null, phone = null, email = null } = person;
    const appointment = Object.assign(new Appointment(), rest, {
      ...{ id: newId(), beneficiaryId, name, phone, email, status: 'upcoming' as const, externalId: null },
      ...{ coming: null, comingAt: null, endedAt: null, endedBy: null, sessionId: null, createdAt: now, version: 0 },
    });
    appointment.moveTo(meeting, length, now);
    return appointment;
  }

  /** What the person had answered was about another hour. */
  moveTo({ startsAt, ...meeting }: Meeting, length: Length, now: Date): void {
    const after = (minutes: number): Date => new Date(startsAt.getTime() + minutes * 60_000);
    const sameHour = this.startsAt?.getTime() === startsAt.getTime();
    Object.assign(this, meeting, {
      ...{ startsAt, endsAt: after(length.durationMinutes), busyFrom: after(-length.bufferBefore) },
      busyUntil: after(length.durationMinutes + length.bufferAfter),
      ...(sameHour ? {} : { coming: null, comingAt: null }),
    });
    this.touch(now);
  }

  /** Honoured, missed, cancelled, or to come again when it was noted wrongly. @throws ConflictError not from this state */
  become(status: AppointmentStatus, by: string | null, now: Date): void {
    if (!canBecome(this.status, status)) throw new ConflictError(changedMeanwhile[this.status]);
    const over = status !== 'upcoming';
    Object.assign(this, { status, endedAt: over ? now : null, endedBy: over ? by : null });
    if (status !== 'honoured') this.sessionId = null;
    this.touch(now);
  }

  /** « Je viens », « je ne viens pas », said by the person. */
  answer(coming: 'yes' | 'no', now: Date): void {
    this.requireUpcoming();
    Object.assign(this, { coming, comingAt: now });
    this.touch(now);
  }

  /** The session that it became. */
  joinSession(sessionId: string, now: Date): void {
    this.sessionId = sessionId;
    this.touch(now);
  }

  /** @throws ConflictError it is over, or was cancelled */
  requireUpcoming(): void {
    if (this.status !== 'upcoming') throw new ConflictError(changedMeanwhile[this.status]);
  }

  private touch(now: Date): void {
    this.updatedAt = now;
    this.version += 1;
  }
}
