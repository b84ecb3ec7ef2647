import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BeneficiariesModule } from '../beneficiaries/index.js';
import { Assessment } from './assessment.entity.js';
import { AssessmentsQueries } from './assessments.queries.js';
import { AssessmentsService } from './assessments.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Assessment]), BeneficiariesModule],
  providers: [AssessmentsQueries, AssessmentsService],
  exports: [AssessmentsService],
})
export class AssessmentsModule {}
