import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BeneficiariesModule } from '../beneficiaries/index.js';
import { IdentityModule } from '../identity/index.js';
import { MessagesModule } from '../messages/index.js';
import { StructuresModule } from '../structures/index.js';
import { DeviceStock, WorkshopDevice } from './devices/device.entities.js';
import { feedback } from './feedback.parts.js';
import { WorkshopFeedback } from './feedback/workshop-feedback.entity.js';
import { organising } from './organising.parts.js';
import { WorkshopTemplate } from './organising/workshop-template.entity.js';
import { seats } from './seats.parts.js';
import { people } from './people.parts.js';
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
    IdentityModule,
    MessagesModule,
    StructuresModule,
  ],
  // Addresses that are one word come before « /ateliers/:id » and « /ateliers-ouverts/:id ».
  controllers: [...organising.controllers, ...seats.controllers, ...feedback.controllers],
  providers: [...organising.providers, ...seats.providers, ...people.providers, ...feedback.providers],
  exports: [...organising.exported, ...seats.exported, ...people.exported, ...feedback.exported],
})
export class WorkshopsModule {}
