import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../platform/access/actor.js';
import { UnitOfWork } from '../../platform/db/index.js';
import { HonouredAppointments } from '../appointments/index.js';
import { type Logged, type SessionInput, SupportSessionsService } from './support-sessions.service.js';

/** A session with the appointment that it began from: the one is honoured by the other, or neither is kept. */
@Injectable()
export class AppointmentSessions {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sessions: SupportSessionsService,
    private readonly appointments: HonouredAppointments,
  ) {}

  /**
   * As `SupportSessionsService.log`.
   * @param appointmentId honoured by this session; null when it began from none
   * @throws ConflictError the appointment was cancelled meanwhile
   */
  log(actor: StructureActor, input: SessionInput, appointmentId: string | null): Promise<Logged> {
    return this.unitOfWork.run(async () => {
      const logged = await this.sessions.log(actor, input);
      if (appointmentId === null || logged.repeated || logged.superseded !== null) return logged;
      const person = typeof input.person === 'string' ? input.person : null;
      await this.appointments.bySession(actor, appointmentId, logged.id, person);
      return logged;
    });
  }

  /** The appointment that it honoured is to be recorded again. @throws NotFoundError when it is not the actor's own */
  remove(actor: StructureActor, id: string): Promise<void> {
    return this.unitOfWork.run(async () => {
      await this.sessions.findOwn(actor, id);
      await this.appointments.sessionRemoved(actor, id);
      await this.sessions.remove(actor, id);
    });
  }
}
