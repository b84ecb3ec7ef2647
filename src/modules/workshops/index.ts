/** Workshops: what is announced, their devices, their seats and the line of those who wait. */
export { TOPICS, type Topic, WORKSHOP_LEVELS, type WorkshopLevel } from './vocabulary.js';
export { DeviceStocks } from './devices/device-stock.service.js';
export { WorkshopAnimators } from './organising/workshop-animators.service.js';
export { type PersonRegistration, PersonRegistrations } from './seats/person-registrations.queries.js';
export { type NewWorkshopsInput, NewWorkshops } from './organising/new-workshops.service.js';
export { isRefusal as isWorkshopRefusal } from './organising/workshop-refusal.js';
export { AttendanceSheets, type Sheet, type SheetLine } from './attendance/attendance-sheet.js';
export { isOver } from './attendance/closing-time.js';
export { type Attended, Closings, type HeldFacts } from './attendance/closings.service.js';
export { attendancePaths, feedbackPaths } from './web/attendance/paths.js';
export { type WorkshopOffer, WorkshopOffers } from './offers.queries.js';
export { type ReferralSeat, ReferralSeats } from './referral-seats.queries.js';
export { fromToWords, dayWords as workshopDayWords, seatsWords, whereWords } from './web/organising/workshop-words.js';
export { programmeLabels as workshopProgrammeLabels } from './web/organising/programme-labels.js';
export { paths as workshopsPaths } from './web/organising/paths.js';
export { type WorkshopWatcher, WorkshopWatchers } from './organising/workshop-watchers.js';
export type { WorkshopCard } from './organising/workshop-card.js';
export { WorkshopsQueries } from './organising/workshops.queries.js';
export { WorkshopsService } from './organising/workshops.service.js';
export { WorkshopsModule } from './workshops.module.js';
export { animatedTimesSql } from './animated-times.js';
export type { RegistrationStatus } from './registration-status.js';
export type { SeatAnswer, SeatAsked } from './seats/seat-asking.js';
export { type ChangedBy, type SeatChange, type SeatWatcher, SeatWatchers } from './seats/seat-watchers.js';
export { type ActsFor, Seats } from './seats/seats.service.js';
export { WorkshopSeats } from './seats/workshop-seats.js';
export {
  cancelledByLabels,
  comingLabels,
  registrationSourceLabels,
  registrationStatusLabels,
} from './web/seats/labels.js';
export { seatPaths } from './web/seats/paths.js';
