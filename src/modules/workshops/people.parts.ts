import { WorkshopAnimators } from './organising/workshop-animators.service.js';
import { PersonRegistrations } from './seats/person-registrations.queries.js';

/** What agendas and people’s files ask of workshops. */
export const people = {
  providers: [PersonRegistrations, WorkshopAnimators],
  exported: [PersonRegistrations, WorkshopAnimators],
};
