import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Commune, Department, ReferenceData, Region } from './communes/commune.entity.js';
import { DirectoryImport, DirectoryImporter, DirectoryRefusal } from './directory/index.js';
import { NearestPlacesQueries } from './nearest-places.queries.js';
import { Place } from './place.entity.js';
import { Structure } from './structure.entity.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([
      Structure,
      Commune,
      Department,
      Region,
      ReferenceData,
      Place,
      DirectoryImport,
      DirectoryRefusal,
    ]),
  ],
  providers: [DirectoryImporter, NearestPlacesQueries],
  exports: [DirectoryImporter, NearestPlacesQueries],
})
export class StructuresModule {}
