import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BeneficiariesService } from './beneficiaries.service.js';
import { BeneficiaryShare } from './beneficiary-share.entity.js';
import { Beneficiary } from './beneficiary.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature([Beneficiary, BeneficiaryShare])],
  providers: [BeneficiariesService],
  exports: [BeneficiariesService],
})
export class BeneficiariesModule {}
