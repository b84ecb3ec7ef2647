/** Workshops: what is announced, their devices, their seats and the line of those who wait. */
export { AUDIENCES as audienceLabels, TOPICS, type Topic, WORKSHOP_LEVELS, type WorkshopLevel } from './vocabulary.js';
export { type WorkshopOffer, WorkshopOffers } from './offers.queries.js';
export { type ReferralSeat, ReferralSeats } from './referral-seats.queries.js';
export { WorkshopsModule } from './workshops.module.js';
