import { SeatFollower } from './workshop-seats/seat-follower.js';
import { SeatOutcomes } from './workshop-seats/seat-outcomes.service.js';
import { SeatRequests } from './workshop-seats/seat-requests.service.js';
import { SeatBackController } from './web/workshop-seats/seat-back.controller.js';
import { SeatTold } from './web/workshop-seats/seat-told.js';

/** « Orienter et réserver une place »: the seat that a referral asks for, and what it answers. */
export const workshopSeatProviders = [SeatFollower, SeatOutcomes, SeatRequests, SeatTold];
export const workshopSeatControllers = [SeatBackController];
