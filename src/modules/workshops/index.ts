/** Workshops: what is announced, their devices, their seats and the line of those who wait. */
export { AUDIENCES as audienceLabels, TOPICS, type Topic, WORKSHOP_LEVELS, type WorkshopLevel } from './vocabulary.js';
export { WorkshopsModule } from './workshops.module.js';
export type { RegistrationStatus } from './registration-status.js';
export type { SeatAnswer, SeatAsked } from './seats/seat-asking.js';
export { type ChangedBy, type SeatChange, type SeatWatcher, SeatWatchers } from './seats/seat-watchers.js';
export { type ActsFor, Seats } from './seats/seats.service.js';
export { WorkshopSeats } from './seats/workshop-seats.js';
export { animatedTimesSql } from './animated-times.js';
