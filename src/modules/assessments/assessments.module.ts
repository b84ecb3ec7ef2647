import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BeneficiariesModule } from '../beneficiaries/index.js';
import { Assessment } from './assessment.entity.js';
import { AssessmentsQueries } from './assessments.queries.js';
import { AssessmentsService } from './assessments.service.js';
import { AssessController } from './web/assess.controller.js';
import { AssessmentsController } from './web/assessments.controller.js';
import './assessments.merge-rules.js';
import './assessments.personal-data.js';

@Module({
  imports: [TypeOrmModule.forFeature([Assessment]), BeneficiariesModule],
  controllers: [AssessController, AssessmentsController],
  providers: [AssessmentsQueries, AssessmentsService],
  exports: [AssessmentsService],
})
export class AssessmentsModule {}
