import { Injectable } from '@nestjs/common';
import { type PersonAppointment, PersonAppointments } from '../appointments/index.js';
import { type PersonRegistration, PersonRegistrations } from '../workshops/index.js';

/** What is planned with a person, and what became of it. */
export interface Plans {
  /** The latest first. */
  appointments: PersonAppointment[];
  registrations: PersonRegistration[];
}

@Injectable()
export class PersonPlans {
  constructor(
    private readonly appointments: PersonAppointments,
    private readonly registrations: PersonRegistrations,
  ) {}

  async of(structureId: string, beneficiaryId: string): Promise<Plans> {
    const [appointments, registrations] = await Promise.all([
      this.appointments.of(structureId, beneficiaryId),
      this.registrations.of(structureId, beneficiaryId),
    ]);
    return { appointments, registrations };
  }
}
