import { DeviceStocks } from './devices/device-stock.service.js';
import { NewWorkshops } from './organising/new-workshops.service.js';
import { WorkshopCorrections } from './organising/workshop-corrections.service.js';
import { WorkshopRecords } from './organising/workshop-records.js';
import { WorkshopTemplates } from './organising/workshop-templates.service.js';
import { WorkshopWatchers } from './organising/workshop-watchers.js';
import { WorkshopsQueries } from './organising/workshops.queries.js';
import { WorkshopsService } from './organising/workshops.service.js';
import { StockController } from './web/devices/stock.controller.js';
import { AroundReading } from './web/organising/around-reading.js';
import { CancelWorkshopController } from './web/organising/cancel.controller.js';
import { CreateWorkshopController } from './web/organising/create-workshop.controller.js';
import { EditWorkshopController } from './web/organising/edit-workshop.controller.js';
import { MoreDaysController } from './web/organising/more-days.controller.js';
import { PosterController } from './web/organising/poster.controller.js';
import { WorkshopTemplatesController } from './web/organising/templates.controller.js';
import { WorkshopDesk } from './web/organising/workshop-desk.js';
import { WorkshopDifferences } from './web/organising/workshop-differences.js';
import { WorkshopForms } from './web/organising/workshop-forms.js';
import { WorkshopParts } from './web/organising/workshop-parts.js';
import { WorkshopPrefill } from './web/organising/workshop-prefill.js';
import { WorkshopReading } from './web/organising/workshop-reading.js';
import { WorkshopSubmission } from './web/organising/workshop-submission.js';
import { WorkshopsController } from './web/organising/workshops.controller.js';
import { FeedsController } from './web/public/feeds.controller.js';
import { PublicReading } from './web/public/public-reading.js';
import { PublicWorkshopsController } from './web/public/public-workshops.controller.js';

/** Organising workshops: what is announced, series, programmes, devices, public pages. */
export const organising = {
  // Addresses that are one word come before « /ateliers/:id » and « /ateliers-ouverts/:id ».
  controllers: [
    ...[CreateWorkshopController, StockController, WorkshopTemplatesController, EditWorkshopController],
    ...[CancelWorkshopController, MoreDaysController, PosterController, WorkshopsController],
    ...[FeedsController, PublicWorkshopsController],
  ],
  providers: [
    ...[DeviceStocks, NewWorkshops, WorkshopCorrections, WorkshopRecords, WorkshopTemplates, WorkshopWatchers],
    ...[WorkshopsQueries, WorkshopsService],
    ...[AroundReading, PublicReading, WorkshopDesk, WorkshopDifferences, WorkshopForms, WorkshopParts],
    ...[WorkshopPrefill, WorkshopReading, WorkshopSubmission],
  ],
  exported: [DeviceStocks, NewWorkshops, WorkshopParts, WorkshopsQueries, WorkshopsService, WorkshopWatchers],
};
