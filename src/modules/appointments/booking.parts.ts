import { AbsencesService } from './availability/absences.service.js';
import { AvailabilitiesService } from './availability/availabilities.service.js';
import { PlanningQueries } from './availability/planning.queries.js';
import { AgentsQueries } from './booking/agents.queries.js';
import { AppointmentLetters } from './booking/appointment-letters.js';
import { AppointmentNews } from './booking/appointment-news.js';
import { AppointmentReading } from './booking/appointment-reading.js';
import { AppointmentRecords } from './booking/appointment-records.js';
import { AppointmentWatchers } from './booking/appointment-watchers.js';
import { AppointmentsService } from './booking/appointments.service.js';
import { BookingBoard } from './booking/booking-board.js';
import { BookingDesks } from './booking/booking-desk.js';
import { Forgetting } from './booking/forgetting.js';
import { HourChoice } from './booking/hour-choice.js';
import { Invitations } from './booking/invitations.js';
import { AppointmentLetterFacts } from './booking/letter-facts.js';
import { MeetingPlaces } from './booking/meeting-place.js';
import { MovingHours } from './booking/moving-hours.js';
import { OwnBookings } from './booking/own-bookings.js';
import { OwnLinks } from './booking/own-links.js';
import { ReferralBookings } from './booking/referral-bookings.js';
import { ReasonsQueries } from './reasons/reasons.queries.js';
import { ReasonsService } from './reasons/reasons.service.js';
import { AgentsTime } from './slots/agents-time.queries.js';
import { HourCheck } from './slots/hour-check.js';
import { Slots } from './slots/slots.service.js';
import { AbsencesController } from './web/availability/absences.controller.js';
import { AvailabilitiesController } from './web/availability/availabilities.controller.js';
import { PlanningDesk } from './web/availability/planning-desk.js';
import { AppointmentsController } from './web/booking/appointments.controller.js';
import { BookingController } from './web/booking/booking.controller.js';
import { BookingScreen } from './web/booking/booking-screen.js';
import { BookingSending } from './web/booking/booking-sending.js';
import { MoveScreen } from './web/booking/move-screen.js';
import { OwnAppointmentController } from './web/own/own-appointment.controller.js';
import { OwnBookingController } from './web/own/own-booking.controller.js';
import { OwnHours } from './web/own/own-hours.js';
import { OwnMoving } from './web/own/own-moving.js';
import { OwnReading } from './web/own/own-reading.js';
import { OwnRoom } from './web/own/own-room.js';
import { ReasonsController } from './web/reasons/reasons.controller.js';

/** Free hours and what takes them: reasons, availability, bookings. */
export const booking = {
  controllers: [
    ...[ReasonsController, AvailabilitiesController, AbsencesController, BookingController],
    ...[OwnAppointmentController, OwnBookingController],
  ],
  /** « /rendez-vous/motifs » is no appointment: after all the others. */
  lastControllers: [AppointmentsController],
  providers: [
    ...[AgentsTime, Slots, HourCheck, HourChoice, MeetingPlaces],
    ...[AppointmentRecords, AppointmentWatchers, AppointmentsService, AppointmentReading, ReferralBookings],
    ...[AbsencesService, AvailabilitiesService, PlanningQueries, ReasonsQueries, ReasonsService, AgentsQueries],
    ...[AppointmentLetterFacts, AppointmentLetters, AppointmentNews, Forgetting, Invitations, OwnBookings, OwnLinks],
    ...[OwnHours, OwnMoving, OwnReading, OwnRoom],
    ...[BookingBoard, BookingDesks, BookingScreen, BookingSending, MovingHours, MoveScreen, PlanningDesk],
  ],
  exported: [AppointmentsService, AppointmentWatchers, HourCheck, OwnLinks, ReasonsQueries, Slots],
};
