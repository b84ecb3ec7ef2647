import { RegistrationNews } from './seats/registration-news.js';
import { SeatAsking } from './seats/seat-asking.js';
import { SeatJobs } from './seats/seat-jobs.js';
import { SeatRecords } from './seats/seat-records.js';
import { SeatWatchers } from './seats/seat-watchers.js';
import { Seats } from './seats/seats.service.js';
import { WaitingLine } from './seats/waiting-line.js';
import { WorkshopSeats } from './seats/workshop-seats.js';

/** Seats, the waiting line, and what those who asked are told. */
export const seatsProviders = [
  RegistrationNews,
  SeatAsking,
  SeatJobs,
  SeatRecords,
  Seats,
  SeatWatchers,
  WaitingLine,
  WorkshopSeats,
];

/** For the modules above. */
export const seatsExports = [Seats, SeatWatchers, WorkshopSeats];

export const seatsControllers = [];
