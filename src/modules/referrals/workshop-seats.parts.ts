import { SeatFollower } from './workshop-seats/seat-follower.js';
import { WorkshopSeats } from './workshop-seats/workshop-seats.service.js';
import { SeatBackController } from './web/workshop-seats/seat-back.controller.js';
import { SeatTold } from './web/workshop-seats/seat-told.js';

/** « Orienter et réserver une place »: the seat that a referral asks for, and what it answers. */
export const workshopSeatProviders = [SeatFollower, SeatTold, WorkshopSeats];
export const workshopSeatControllers = [SeatBackController];
