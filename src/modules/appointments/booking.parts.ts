import { AppointmentRecords } from './booking/appointment-records.js';
import { AppointmentWatchers } from './booking/appointment-watchers.js';
import { AppointmentsService } from './booking/appointments.service.js';
import { HourChoice } from './booking/hour-choice.js';
import { MeetingPlaces } from './booking/meeting-place.js';
import { AgentsTime } from './slots/agents-time.queries.js';
import { HourCheck } from './slots/hour-check.js';
import { Slots } from './slots/slots.service.js';

/** Free hours and what takes them. */
export const booking = {
  controllers: [],
  providers: [
    ...[AgentsTime, Slots, HourCheck, HourChoice, MeetingPlaces],
    ...[AppointmentRecords, AppointmentWatchers, AppointmentsService],
  ],
  exported: [AppointmentsService, AppointmentWatchers, HourCheck, Slots],
};
