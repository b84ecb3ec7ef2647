import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Communes } from './communes.queries.js';
import { Commune, Department, Epci, ReferenceData, Region } from './communes/commune.entity.js';
import { DirectoryChange, DirectoryImport, DirectoryImporter, DirectoryRefusal } from './directory/index.js';
import { lifeFace, lifeProviders } from './directory-life.js';
import { PlaceDuplicate } from './duplicates/place-duplicate.entity.js';
import { PlaceMerge } from './duplicates/place-merge.entity.js';
import { FundCommune } from './funds/fund-commune.entity.js';
import { FundTerritories } from './funds/fund-territories.js';
import { Funds } from './funds/funds.service.js';
import { PlaceLock } from './locks/place-lock.entity.js';
import { DepartmentOutlines } from './department-outlines.js';
import { AddressLocator, GeocodingClient, PlaceLocator, SealedPoints } from './geocoding/index.js';
import { NearestPlaces } from './nearest-places.queries.js';
import { OpeningHoursReading, OpeningHoursReadings } from './opening-hours/index.js';
import { Place } from './place.entity.js';
import { PlaceLinks } from './place-links.service.js';
import { PlacesMap } from './places-map.queries.js';
import { PlacesQueries } from './places.queries.js';
import { ReceiverRecords } from './receiver-records.js';
import { StoredReceiverRecord } from './receiver-record.entity.js';
import { Structure } from './structure.entity.js';
import { StructuresRegisterQueries } from './structures-register.queries.js';
import { StructuresRegister } from './structures-register.service.js';
import { StructuresService } from './structures.service.js';
import { CommunesController } from './web/communes.controller.js';
import { AddressDesk } from './web/address-desk.js';
import { DirectoryDesk } from './web/directory-desk.js';
import { FundSubmissions } from './web/fund-submission.js';
import { FundsController } from './web/funds/funds.controller.js';
import { lifeControllers } from './web/life-controllers.js';
import { MapController } from './web/map.controller.js';
import { MapDesk } from './web/map-desk.js';
import { PlaceDesk } from './web/place-desk.js';
import { PlacesController } from './web/places.controller.js';
import { StructureSubmissions } from './web/structure-submission.js';
import { StructuresController } from './web/structures.controller.js';
import './structures.personal-data.js';

const face = [Communes, DirectoryImporter, Funds, NearestPlaces, ReceiverRecords, StructuresService];

@Module({
  imports: [
    TypeOrmModule.forFeature([
      Structure,
      FundCommune,
      Commune,
      Department,
      Epci,
      Region,
      ReferenceData,
      Place,
      OpeningHoursReading,
      DirectoryImport,
      DirectoryRefusal,
      DirectoryChange,
      PlaceLock,
      PlaceDuplicate,
      PlaceMerge,
      StoredReceiverRecord,
    ]),
  ],
  // Imports and duplicates come before places, whose address `/annuaire/:id` would take theirs.
  controllers: [
    ...lifeControllers,
    MapController,
    PlacesController,
    StructuresController,
    FundsController,
    CommunesController,
  ],
  providers: [
    ...face,
    ...lifeProviders,
    AddressDesk,
    AddressLocator,
    DepartmentOutlines,
    DirectoryDesk,
    FundSubmissions,
    FundTerritories,
    GeocodingClient,
    MapDesk,
    OpeningHoursReadings,
    PlaceDesk,
    PlaceLinks,
    PlaceLocator,
    PlacesMap,
    PlacesQueries,
    SealedPoints,
    StructuresRegister,
    StructuresRegisterQueries,
    StructureSubmissions,
  ],
  exports: [...face, ...lifeFace, DepartmentOutlines],
})
export class StructuresModule {}
