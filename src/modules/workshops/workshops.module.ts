import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DeviceStock, WorkshopDevice } from './devices/device.entities.js';
import { WorkshopFeedback } from './feedback/workshop-feedback.entity.js';
import { WorkshopTemplate } from './organising/workshop-template.entity.js';
import { PersonRegistrations } from './seats/person-registrations.queries.js';
import { Registration } from './seats/registration.entity.js';
import { Workshop, WorkshopAnimator } from './workshop.entity.js';
import { WorkshopSeries } from './workshop-series.entity.js';
import './workshops.merge-rules.js';
import './workshops.personal-data.js';

const entities = [Workshop, WorkshopAnimator, WorkshopSeries, WorkshopTemplate, DeviceStock, WorkshopDevice];

@Module({
  imports: [TypeOrmModule.forFeature([...entities, Registration, WorkshopFeedback])],
  providers: [PersonRegistrations],
  exports: [PersonRegistrations],
})
export class WorkshopsModule {}
