import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BeneficiariesModule } from '../beneficiaries/index.js';
import { MessagesModule } from '../messages/index.js';
import { ReferralsModule } from '../referrals/index.js';
import { StructuresModule } from '../structures/index.js';
import { agenda } from './agenda.parts.js';
import { WorkshopsModule } from '../workshops/index.js';
import { Appointment } from './appointment.entity.js';
import { AppointmentReason } from './appointment-reason.entity.js';
import { Absence, Availability, AvailabilityReason } from './availability/availability.entities.js';
import { booking } from './booking.parts.js';
import { AgendaFeed } from './feed/agenda-feed.entity.js';
import { rdvServicePublic } from './rdv-service-public.parts.js';
import './appointments.merge-rules.js';
import './appointments.personal-data.js';

const entities = [Appointment, AppointmentReason, Availability, AvailabilityReason, Absence, AgendaFeed];

@Module({
  imports: [
    TypeOrmModule.forFeature(entities),
    TypeOrmModule.forFeature(rdvServicePublic.entities),
    ...[BeneficiariesModule, MessagesModule, ReferralsModule, StructuresModule, WorkshopsModule],
  ],
  // « /rendez-vous/:id » last.
  controllers: [
    ...agenda.controllers,
    ...rdvServicePublic.controllers,
    ...booking.controllers,
    ...booking.lastControllers,
  ],
  providers: [...booking.providers, ...agenda.providers, ...rdvServicePublic.providers],
  exports: [...booking.exported, ...agenda.exported],
})
export class AppointmentsModule {}
