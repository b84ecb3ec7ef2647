import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/db/index.js';
import { ConflictError, NotFoundError } from '../../../platform/errors/domain-error.js';
import { BookableReferrals } from '../../referrals/index.js';
import { StructuresService, type StructureSummary } from '../../structures/index.js';
import type { Appointment, Person } from '../appointment.entity.js';
import { NOBODY } from '../vocabulary.js';
import { hasOneAlready } from '../web/labels.js';
import { AppointmentRecords } from './appointment-records.js';
import { AppointmentsService } from './appointments.service.js';

/** Where a person chooses an hour by themself, and for what. */
export interface OwnDesk {
  structure: StructureSummary;
  person: Person;
  referralId: string | null;
  /** The one of a cancelled appointment; null when there is a choice. */
  reasonId: string | null;
}

export interface OwnChoice {
  reasonId: string;
  agentId: string;
  placeId: string | null;
  startsAt: Date;
  formKey: string;
}

/** A person who holds a key books by themself: one appointment at a time. */
@Injectable()
export class OwnBookings {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly records: AppointmentRecords,
    private readonly appointments: AppointmentsService,
    private readonly referrals: BookableReferrals,
    private readonly structures: StructuresService,
  ) {}

  /** By the key to a referral. Undefined when nobody waits for the person any more. */
  async ofReferral(referralId: string): Promise<OwnDesk | undefined> {
    const { status, beneficiaryId, receiverStructureId } = await this.referrals.forKey(referralId);
    if ((status !== 'sent' && status !== 'accepted') || receiverStructureId === null) return undefined;
    const structure = await this.structures.require(receiverStructureId);
    return { structure, person: { beneficiaryId }, referralId, reasonId: null };
  }

  /** By the key to an appointment that was cancelled: the same once more. */
  async after(appointment: Readonly<Appointment>): Promise<OwnDesk> {
    const { structureId, beneficiaryId, name, phone, email, referralId, reasonId } = appointment;
    const person = beneficiaryId ? { beneficiaryId } : { name: name ?? '', phone, email };
    // The name of somebody without a file was emptied: there is nobody to book for.
    if (!beneficiaryId && name === NOBODY) throw new NotFoundError('person');
    return { structure: await this.structures.require(structureId), person, referralId, reasonId };
  }

  /** @throws ConflictError they have an appointment to come already; HourTakenError */
  async book(desk: OwnDesk, choice: OwnChoice, now: Date): Promise<{ id: string }> {
    const { structure, person, referralId } = desk;
    if (desk.reasonId !== null && choice.reasonId !== desk.reasonId) throw new NotFoundError('reason');
    return this.unitOfWork.run(async () => {
      const whom = referralId ?? person.beneficiaryId ?? choice.formKey;
      await this.unitOfWork.query(`SELECT pg_advisory_xact_lock(hashtextextended('booking:' || $1, 0))`, [whom]);
      const made = await this.records.madeBy(choice.formKey);
      if (made) return { id: made.id };
      if (await this.upcoming(desk, now)) throw new ConflictError(hasOneAlready);
      const { reasonId, ...hour } = choice;
      await this.mustBeOf(structure.id, reasonId);
      return this.appointments.book({ kind: 'person' }, { ...hour, reasonId, person, referralId });
    });
  }

  /** The appointment to come that the same referral, or the same person there, has already. */
  async upcoming(
    { structure, person, referralId }: OwnDesk,
    now: Date,
  ): Promise<{ startsAt: Date; zone: string } | undefined> {
    const [column, id] = referralId ? ['referral_id', referralId] : ['beneficiary_id', person.beneficiaryId];
    if (!id) return undefined;
    const [row] = await this.unitOfWork.prepared<{ startsAt: Date; zone: string }>(
      `SELECT starts_at AS "startsAt", zone FROM appointment
        WHERE ${column} = $2 AND structure_id = $1 AND status = 'upcoming' AND ends_at > $3 ORDER BY starts_at LIMIT 1`,
      [structure.id, id, now],
    );
    return row;
  }

  private async mustBeOf(structureId: string, reasonId: string): Promise<void> {
    const [row] = await this.unitOfWork.prepared(
      'SELECT 1 AS one FROM appointment_reason WHERE id = $1 AND structure_id = $2',
      [reasonId, structureId],
    );
    if (!row) throw new NotFoundError('reason');
  }
}
