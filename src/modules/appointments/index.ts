/** Appointments: why one meets, when agents receive, free slots, bookings and what became of them. */
export { AppointmentsModule } from './appointments.module.js';
