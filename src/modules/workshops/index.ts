/** Workshops: what is announced, their devices, their seats and the line of those who wait. */
export { AUDIENCES as audienceLabels, TOPICS, type Topic, WORKSHOP_LEVELS, type WorkshopLevel } from './vocabulary.js';
export { WorkshopAnimators } from './organising/workshop-animators.service.js';
export { type PersonRegistration, PersonRegistrations } from './seats/person-registrations.queries.js';
export { workshopHref, workshopsHref } from './web/addresses.js';
export { type NewWorkshopsInput, NewWorkshops } from './organising/new-workshops.service.js';
export { type WorkshopWatcher, WorkshopWatchers } from './organising/workshop-watchers.js';
export { WorkshopsService } from './organising/workshops.service.js';
export { WorkshopsModule } from './workshops.module.js';
export { animatedTimesSql } from './animated-times.js';
