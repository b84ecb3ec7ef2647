import { WorkshopOffers } from './offers.queries.js';
import { ReferralSeats } from './referral-seats.queries.js';

/** What follows from a seat: who came, what the referral hears, what was learnt. */
export const feedback = {
  controllers: [],
  providers: [ReferralSeats, WorkshopOffers],
  exported: [ReferralSeats, WorkshopOffers],
};
