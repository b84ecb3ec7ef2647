import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BeneficiariesQueries } from './beneficiaries.queries.js';
import { BeneficiariesService } from './beneficiaries.service.js';
import { BeneficiaryShare } from './beneficiary-share.entity.js';
import { Beneficiary } from './beneficiary.entity.js';
import { DuplicatesQueries } from './duplicates.queries.js';
import { RegistrationService } from './registration.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Beneficiary, BeneficiaryShare])],
  providers: [BeneficiariesService, BeneficiariesQueries, DuplicatesQueries, RegistrationService],
  exports: [BeneficiariesService, BeneficiariesQueries],
})
export class BeneficiariesModule {}
