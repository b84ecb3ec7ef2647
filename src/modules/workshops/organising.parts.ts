import { DeviceStocks } from './devices/device-stock.service.js';
import { NewWorkshops } from './organising/new-workshops.service.js';
import { WorkshopCorrections } from './organising/workshop-corrections.service.js';
import { WorkshopRecords } from './organising/workshop-records.js';
import { WorkshopWatchers } from './organising/workshop-watchers.js';
import { WorkshopsQueries } from './organising/workshops.queries.js';
import { WorkshopsService } from './organising/workshops.service.js';
import { WorkshopParts } from './web/organising/workshop-parts.js';

/** Organising workshops: what is announced, series, programmes, devices, public pages. */
export const organising = {
  controllers: [],
  providers: [DeviceStocks, NewWorkshops, WorkshopCorrections, WorkshopRecords, WorkshopsService, WorkshopWatchers, WorkshopsQueries, WorkshopParts],
  exported: [NewWorkshops, WorkshopsService, WorkshopWatchers],
};
