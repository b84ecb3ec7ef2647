import { PublicRegistration } from './seats/public-registration.js';
import { RegistrationFactsQueries } from './seats/registration-facts.js';
import { RegistrationAddresses, RegistrationLetters } from './seats/registration-letters.js';
import { RegistrationNews } from './seats/registration-news.js';
import { SeatAsking } from './seats/seat-asking.js';
import { SeatJobs } from './seats/seat-jobs.js';
import { SeatRecords } from './seats/seat-records.js';
import { SeatWatchers } from './seats/seat-watchers.js';
import { Seats } from './seats/seats.service.js';
import { WaitingLine } from './seats/waiting-line.js';
import { WorkshopSeats } from './seats/workshop-seats.js';
import { PersonController } from './web/seats/person.controller.js';
import { PersonLinkController } from './web/seats/person-link.controller.js';
import { PersonRoom } from './web/seats/person-room.js';
import { PublicRegistrationController } from './web/seats/public-registration.controller.js';

/** Seats, the waiting line, and what those who asked are told. */
export const seatsProviders = [
  PersonRoom,
  PublicRegistration,
  RegistrationAddresses,
  RegistrationFactsQueries,
  RegistrationLetters,
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

export const seatsControllers = [PersonController, PersonLinkController, PublicRegistrationController];
