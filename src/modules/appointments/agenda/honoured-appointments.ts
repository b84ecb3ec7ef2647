import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import { isId } from '../../../platform/ids.js';
import { Appointment } from '../appointment.entity.js';
import { canHandle } from '../appointment.policy.js';
import type { AppointmentSeen } from '../booking/appointment-watchers.js';
import { AppointmentsService } from '../booking/appointments.service.js';

/** An appointment and the session that is noted of it. */
@Injectable()
export class HonouredAppointments {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly appointments: AppointmentsService,
  ) {}

  /** What a session begins with. @throws NotFoundError absent, of another structure, or noted as a session already */
  async toNote(actor: StructureActor, id: string): Promise<AppointmentSeen> {
    const found = isId(id) ? await this.unitOfWork.repository(Appointment).findOneBy({ id }) : null;
    if (!found || !canHandle(actor, found) || found.sessionId !== null) throw new NotFoundError('appointment');
    return found;
  }

  /**
   * It was honoured, by this session: in the caller’s transaction.
   * @param beneficiaryId whom the session is about; null when nobody is named
   * @throws NotFoundError as `toNote`, or when the session is about somebody else
   * @throws ConflictError it was cancelled meanwhile, or its day is not there yet
   */
  async bySession(actor: StructureActor, id: string, sessionId: string, beneficiaryId: string | null): Promise<void> {
    const appointment = await this.toNote(actor, id);
    const samePerson = appointment.beneficiaryId === null || appointment.beneficiaryId === beneficiaryId;
    if (!samePerson) throw new NotFoundError('appointment of this person');
    await this.appointments.mark(actor, id, 'honoured', sessionId);
  }

  /** The session is about to be removed: what it said of an appointment is not known any more. In the same transaction. */
  async sessionRemoved(actor: StructureActor, sessionId: string): Promise<void> {
    const honoured = await this.unitOfWork.repository(Appointment).findBy({ sessionId });
    for (const { id } of honoured) await this.appointments.mark(actor, id, 'upcoming');
  }
}
