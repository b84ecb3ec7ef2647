import { ForgottenNames } from './seats/forgotten-names.js';
import { PublicRegistration } from './seats/public-registration.js';
import { RegistrationDesk } from './seats/registration-desk.js';
import { RegistrationFactsQueries } from './seats/registration-facts.js';
import { RegistrationAddresses, RegistrationLetters } from './seats/registration-letters.js';
import { RegistrationLines } from './seats/registration-lines.js';
import { RegistrationNews } from './seats/registration-news.js';
import { SeatAsking } from './seats/seat-asking.js';
import { SeatJobs } from './seats/seat-jobs.js';
import { SeatRecords } from './seats/seat-records.js';
import { SeatsFollow } from './seats/seats-follow.js';
import { SeatWatchers } from './seats/seat-watchers.js';
import { Seats } from './seats/seats.service.js';
import { WaitingLine } from './seats/waiting-line.js';
import { WorkshopSeats } from './seats/workshop-seats.js';
import { AgentRegistrationController } from './web/seats/agent-registration.controller.js';
import { PersonController } from './web/seats/person.controller.js';
import { PersonLinkController } from './web/seats/person-link.controller.js';
import { PersonRoom } from './web/seats/person-room.js';
import { RegistrationController } from './web/seats/registration.controller.js';
import { RegistrationsPart } from './web/seats/registrations-part.js';
import { SheetController } from './web/seats/sheet.controller.js';
import { PublicRegistrationController } from './web/seats/public-registration.controller.js';

/** Seats, the waiting line, and what those who asked are told. */
export const seats = {
  controllers: [
    AgentRegistrationController,
    PersonController,
    PersonLinkController,
    PublicRegistrationController,
    RegistrationController,
    SheetController,
  ],
  providers: [
    ForgottenNames,
    PersonRoom,
    PublicRegistration,
    RegistrationAddresses,
    RegistrationDesk,
    RegistrationFactsQueries,
    RegistrationLetters,
    RegistrationLines,
    RegistrationNews,
    SeatAsking,
    SeatJobs,
    RegistrationsPart,
    SeatRecords,
    Seats,
    SeatsFollow,
    SeatWatchers,
    WaitingLine,
    WorkshopSeats,
  ],
  /** For the modules above. */
  exported: [Seats, SeatWatchers, WorkshopSeats],
};
