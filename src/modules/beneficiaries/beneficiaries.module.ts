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
import { DuplicatesQueries } from './duplicates.queries.js';
import { RegistrationService } from './registration.service.js';
import { BeneficiaryController } from './web/beneficiary.controller.js';
import './beneficiaries.personal-data.js';

@Module({
  imports: [TypeOrmModule.forFeature([Beneficiary, BeneficiaryShare]), StructuresModule],
  controllers: [BeneficiaryController],
  providers: [
    BatchDuplicates,
    BatchRegistration,
    PeopleByName,
    BeneficiariesService,
    BeneficiariesQueries,
    DuplicatesQueries,
    RegistrationService,
  ],
  exports: [
    BatchDuplicates,
    BatchRegistration,
    PeopleByName,
    BeneficiariesService,
    BeneficiariesQueries,
    RegistrationService,
  ],
})
export class BeneficiariesModule {}
