import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { ConflictError } from '../../../platform/errors/domain-error.js';
import { canBecome, type RegistrationStatus } from '../registration-status.js';

/** By the organiser’s own agent, with a referral, by the person on the public page, or on the day itself. */
export type RegistrationSource = 'agent' | 'referral' | 'public' | 'walk_in';

/** `lapsed`: nobody confirmed, or answered an offer, in time. */
export type CancelledBy = 'person' | 'desk' | 'lapsed' | 'organiser';

/**
 * A person and a workshop: a seat, or a place in the line. Someone has a file, or gave a name and a way to be reached.
 * Written by seats/ alone, under the lock of the workshop’s row.
 */
@Entity('registration')
@Unique(['formKey'])
@Unique(['workshopId', 'queueNumber'])
@Check(
  'registration_person_check',
  `(beneficiary_id IS NULL) = (name IS NOT NULL)
    AND (beneficiary_id IS NOT NULL) <= (phone IS NULL AND email IS NULL) AND btrim(name) <> ''`,
)
@Check(
  'registration_source_check',
  `source IN ('agent', 'referral', 'public', 'walk_in')
    AND (source = 'public') = (registered_by IS NULL) AND (registered_by IS NULL) = (structure_id IS NULL)
    AND (source = 'referral') = (referral_id IS NOT NULL) AND (source = 'walk_in') <= walk_in
    AND walk_in <= (source = 'walk_in' OR status IN ('attended', 'absent'))`,
)
@Check(
  'registration_status_check',
  `status IN ('pending', 'registered', 'waiting', 'offered', 'cancelled', 'attended', 'absent')
    AND (status IN ('pending', 'offered')) = (held_until IS NOT NULL)
    AND (status = 'cancelled') = (cancelled_at IS NOT NULL) AND (cancelled_at IS NULL) = (cancelled_by IS NULL)
    AND cancelled_by IN ('person', 'desk', 'lapsed', 'organiser')
    AND (status IN ('attended', 'absent')) = (marked_at IS NOT NULL) AND (marked_at IS NULL) = (marked_by IS NULL)`,
)
@Check(
  'registration_coming_check',
  `coming IN ('yes', 'no') AND (coming IS NULL) = (coming_at IS NULL) OR coming IS NULL AND coming_at IS NULL`,
)
@Index('registration_person_idx', ['workshopId', 'beneficiaryId'], {
  unique: true,
  where: `status <> 'cancelled' AND beneficiary_id IS NOT NULL`,
})
@Index('registration_beneficiary_id_idx', ['beneficiaryId'], { where: 'beneficiary_id IS NOT NULL' })
@Index('registration_referral_id_idx', ['referralId'], { where: 'referral_id IS NOT NULL' })
@Index('registration_held_idx', ['heldUntil'], { where: 'held_until IS NOT NULL' })
@Index('registration_waiting_idx', ['workshopId', 'queueNumber'], { where: `status = 'waiting'` })
export class Registration {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey('Workshop', 'id')
  @Column('uuid')
  workshopId: string;

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

  /** Of the agent who registered; null when the person did. */
  @ForeignKey('Structure', 'id')
  @Column('uuid', { nullable: true })
  structureId: string | null;

  @ForeignKey('User', 'id')
  @Column('uuid', { nullable: true })
  registeredBy: string | null;

  @ForeignKey('Referral', 'id')
  @Column('uuid', { nullable: true })
  referralId: string | null;

  @Column('text')
  source: RegistrationSource;

  @Column('text')
  status: RegistrationStatus;

  /** Came without being on the list: sits beside the counted seats. */
  @Column('boolean', { default: false })
  walkIn: boolean;

  /** In the order in which people asked. */
  @Column('integer')
  queueNumber: number;

  /** Until when a seat is held for a confirmation or an answer. */
  @Column('timestamptz', { nullable: true })
  heldUntil: Date | null;

  /** How many times a seat was offered. */
  @Column('smallint', { default: 0 })
  offers: number;

  /** « Je viens », « je ne viens pas ». */
  @Column('text', { nullable: true })
  coming: 'yes' | 'no' | null;

  @Column('timestamptz', { nullable: true })
  comingAt: Date | null;

  @Column('text', { nullable: true })
  cancelledBy: CancelledBy | null;

  @Column('timestamptz', { nullable: true })
  cancelledAt: Date | null;

  /** Attendance. */
  @Column('timestamptz', { nullable: true })
  markedAt: Date | null;

  @ForeignKey('User', 'id')
  @Column('uuid', { nullable: true })
  markedBy: string | null;

  /** A form sent twice makes one registration. */
  @Column('uuid')
  formKey: string;

  @Column('timestamptz')
  createdAt: Date;

  @Column('integer', { default: 1 })
  version: number;

  /** A seat, at last or again. @param queueNumber a new one when they asked anew */
  takeSeat(queueNumber: number = this.queueNumber): void {
    this.moveTo('registered');
    this.queueNumber = queueNumber;
  }

  /** Behind all those who asked before. */
  wait(queueNumber: number): void {
    this.moveTo('waiting');
    this.queueNumber = queueNumber;
  }

  /** A seat is held for them until then. */
  offer(until: Date): void {
    this.moveTo('offered');
    this.heldUntil = until;
    this.offers += 1;
  }

  cancel(by: CancelledBy, at: Date): void {
    this.moveTo('cancelled');
    this.cancelledBy = by;
    this.cancelledAt = at;
  }

  /** « Je viens », or not: what frees the seat is said by `cancel`. */
  answer(coming: 'yes' | 'no', at: Date): void {
    this.coming = coming;
    this.comingAt = at;
    this.version += 1;
  }

  /** Another workshop asks again whether they come. */
  moveToWorkshop(workshopId: string, queueNumber: number): void {
    this.workshopId = workshopId;
    this.queueNumber = queueNumber;
    this.coming = null;
    this.comingAt = null;
    this.version += 1;
  }

  private moveTo(status: RegistrationStatus): void {
    if (!canBecome(this.status, status)) throw new ConflictError(CHANGED_MEANWHILE);
    this.status = status;
    this.heldUntil = null;
    this.cancelledBy = null;
    this.cancelledAt = null;
    if (status !== 'cancelled') {
      this.coming = null;
      this.comingAt = null;
    }
    this.version += 1;
  }
}

export const CHANGED_MEANWHILE =
  'Cette inscription a changé entre-temps. Ouvrez de nouveau la page pour voir où elle en est.';
