import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Appointment } from './appointment.entity.js';
import { AppointmentReason } from './appointment-reason.entity.js';
import { Absence, Availability, AvailabilityReason } from './availability/availability.entities.js';
import { AgendaFeed } from './feed/agenda-feed.entity.js';
import './appointments.merge-rules.js';
import './appointments.personal-data.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([Appointment, AppointmentReason, Availability, AvailabilityReason, Absence, AgendaFeed]),
  ],
})
export class AppointmentsModule {}
