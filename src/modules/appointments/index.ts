/** Appointments: why one meets, when agents receive, free slots, bookings and what became of them. */
export { type DayAhead, DaysAhead } from './agenda/day-ahead.js';
export { HonouredAppointments } from './agenda/honoured-appointments.js';
export { PersonAppointments, type PersonAppointment } from './agenda/person-appointments.queries.js';
export { type Entry as AgendaEntry, entryOf as agendaEntry } from './web/agenda/entry.js';
export { agendaPaths } from './web/agenda/paths.js';
export type { Person } from './appointment.entity.js';
export type { AppointmentStatus } from './appointment-status.js';
export { AppointmentsModule } from './appointments.module.js';
export { AvailabilitiesService } from './availability/availabilities.service.js';
export { HourTakenError } from './booking/appointment-records.js';
export {
  type AppointmentChange,
  type AppointmentNews,
  type AppointmentSeen,
  type AppointmentWatcher,
  AppointmentWatchers,
} from './booking/appointment-watchers.js';
export { AppointmentsService } from './booking/appointments.service.js';
export type { Booker, BookingInput, MoveInput } from './booking/bookers.js';
export { ReasonsQueries } from './reasons/reasons.queries.js';
export { ReasonsService } from './reasons/reasons.service.js';
export { AgentsTime } from './slots/agents-time.queries.js';
export { HourCheck, type Objection } from './slots/hour-check.js';
export { OwnLinks } from './booking/own-links.js';
export { type Slot, type SlotRequest, Slots } from './slots/slots.service.js';
export { type AppointmentMode, MODES as appointmentModeLabels } from './vocabulary.js';
export { sourceLabels as appointmentSourceLabels, statusLabels as appointmentStatusLabels } from './web/labels.js';
export { appointmentHref, bookHref, noteSessionHref } from './web/paths.js';
export { agendaTrail, settingsTabs as appointmentSettingsTabs } from './web/settings-tabs.js';
