/** Workshops: what is announced, their devices, their seats and the line of those who wait. */
export { AUDIENCES as audienceLabels, TOPICS, type Topic, WORKSHOP_LEVELS, type WorkshopLevel } from './vocabulary.js';
export { type PersonRegistration, PersonRegistrations } from './seats/person-registrations.queries.js';
export { workshopHref, workshopsHref } from './web/addresses.js';
export { WorkshopsModule } from './workshops.module.js';
export { animatedTimesSql } from './animated-times.js';
