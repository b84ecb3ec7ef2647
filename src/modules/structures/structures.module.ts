import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Communes } from './communes.queries.js';
import { Commune, Department, ReferenceData, Region } from './communes/commune.entity.js';
import { DirectoryImport, DirectoryImporter, DirectoryRefusal } from './directory/index.js';
import { NearestPlaces } from './nearest-places.queries.js';
import { Place } from './place.entity.js';
import { Structure } from './structure.entity.js';
import { StructuresService } from './structures.service.js';

const face = [Communes, DirectoryImporter, NearestPlaces, StructuresService];

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
  providers: [...face],
  exports: face,
})
export class StructuresModule {}
