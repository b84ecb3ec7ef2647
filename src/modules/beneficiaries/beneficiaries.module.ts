import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { StructuresModule } from '../structures/index.js';
import { BeneficiariesQueries } from './beneficiaries.queries.js';
import { BeneficiariesService } from './beneficiaries.service.js';
import { BatchDuplicates } from './batches/batch-duplicates.js';
import { BatchRegistration } from './batches/batch-registration.service.js';
import { PeopleByName } from './batches/people-by-name.js';
import { BeneficiaryShare } from './beneficiary-share.entity.js';
import { Beneficiary } from './beneficiary.entity.js';
import { caseLife } from './case-life.parts.js';
import { duplicatesParts } from './duplicates.parts.js';
import { RegistrationService } from './registration.service.js';
import { BeneficiaryController } from './web/beneficiary.controller.js';
import './beneficiaries.merge-rules.js';
import './beneficiaries.personal-data.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([Beneficiary, BeneficiaryShare, ...caseLife.entities, ...duplicatesParts.entities]),
    StructuresModule,
  ],
  controllers: [...duplicatesParts.controllers, ...caseLife.controllers, BeneficiaryController],
  providers: [
    BeneficiariesService,
    BeneficiariesQueries,
    RegistrationService,
    BatchDuplicates,
    BatchRegistration,
    PeopleByName,
    ...caseLife.providers,
    ...duplicatesParts.providers,
  ],
  exports: [
    BeneficiariesService,
    BeneficiariesQueries,
    RegistrationService,
    BatchDuplicates,
    BatchRegistration,
    PeopleByName,
    ...caseLife.exported,
    ...duplicatesParts.exports,
  ],
})
export class BeneficiariesModule {}
