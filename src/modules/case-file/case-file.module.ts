import { Module } from '@nestjs/common';
import { AssessmentsModule } from '../assessments/index.js';
import { BeneficiariesModule } from '../beneficiaries/index.js';
import { ReferralsModule } from '../referrals/index.js';
import { StructuresModule } from '../structures/index.js';
import { SupportSessionsModule } from '../support-sessions/index.js';
import { CaseFilesService } from './case-files.service.js';
import { CaseHistories } from './case-histories.js';
import { CaseFileController } from './web/case-file.controller.js';
import { PeopleController } from './web/people.controller.js';

@Module({
  imports: [BeneficiariesModule, AssessmentsModule, ReferralsModule, SupportSessionsModule, StructuresModule],
  controllers: [PeopleController, CaseFileController],
  providers: [CaseFilesService, CaseHistories],
})
export class CaseFileModule {}
