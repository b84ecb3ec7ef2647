import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BeneficiariesModule } from '../beneficiaries/index.js';
import { MessagesModule } from '../messages/index.js';
import { StructuresModule } from '../structures/index.js';
import { DeviceStock, WorkshopDevice } from './devices/device.entities.js';
import { WorkshopFeedback } from './feedback/workshop-feedback.entity.js';
import { WorkshopTemplate } from './organising/workshop-template.entity.js';
import { seatsControllers, seatsExports, seatsProviders } from './seats.parts.js';
import { Registration } from './seats/registration.entity.js';
import { Workshop, WorkshopAnimator } from './workshop.entity.js';
import { WorkshopSeries } from './workshop-series.entity.js';
import './workshops.merge-rules.js';
import './workshops.personal-data.js';

const entities = [Workshop, WorkshopAnimator, WorkshopSeries, WorkshopTemplate, DeviceStock, WorkshopDevice];

@Module({
  imports: [
    TypeOrmModule.forFeature([...entities, Registration, WorkshopFeedback]),
    BeneficiariesModule,
    MessagesModule,
    StructuresModule,
  ],
  controllers: [...seatsControllers],
  providers: [...seatsProviders],
  exports: [...seatsExports],
})
export class WorkshopsModule {}
