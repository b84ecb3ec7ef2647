import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ImportFiles } from '../../platform/uploads/index.js';
import { BeneficiariesModule } from '../beneficiaries/index.js';
import { StructuresModule } from '../structures/index.js';
import { SupportSessionsModule } from '../support-sessions/index.js';
import { Analysis } from './analysis.js';
import { Applying } from './applying.js';
import { Emptying } from './emptying.js';
import { ImportOpening } from './import-opening.js';
import { ImportRecords } from './import-records.js';
import { ImportRuns } from './import-runs.js';
import { ImportSteps } from './import-steps.js';
import { ImportsQueries } from './imports.queries.js';
import { PeopleImports } from './imports.service.js';
import { PeopleImportRow } from './people-import-row.entity.js';
import { PeopleImport } from './people-import.entity.js';
import { PersonRows } from './person-rows.js';
import { Reception } from './reception.service.js';
import { Refusals } from './refusals.js';
import { SessionRows } from './session-rows.js';
import { SessionSteps } from './session-steps.js';
import { Undoing } from './undoing.js';
import { ImportDesk } from './web/import-desk.js';
import { ImportRowsController } from './web/import-rows.controller.js';
import { ImportsController } from './web/imports.controller.js';
import './imports.personal-data.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([PeopleImport, PeopleImportRow]),
    BeneficiariesModule,
    StructuresModule,
    SupportSessionsModule,
  ],
  controllers: [ImportsController, ImportRowsController],
  providers: [
    Analysis,
    Applying,
    Emptying,
    ImportDesk,
    ImportFiles,
    ImportOpening,
    ImportRecords,
    ImportRuns,
    ImportsQueries,
    ImportSteps,
    PeopleImports,
    PersonRows,
    Reception,
    Refusals,
    SessionRows,
    SessionSteps,
    Undoing,
  ],
})
export class ImportsModule {}
