import { Module } from '@nestjs/common';
import { AppointmentsModule } from '../appointments/index.js';
import { AssessmentsModule } from '../assessments/index.js';
import { BeneficiariesModule } from '../beneficiaries/index.js';
import { MessagesModule } from '../messages/index.js';
import { ReferralsModule } from '../referrals/index.js';
import { StructuresModule } from '../structures/index.js';
import { SupportSessionsModule } from '../support-sessions/index.js';
import { WorkshopsModule } from '../workshops/index.js';
import { CaseFilesService } from './case-files.service.js';
import { CaseHistories } from './case-histories.js';
import { PersonPlans } from './person-plans.js';
import { ReferralHistories } from './referral-histories.js';
import { LookersQueries } from './lookers.queries.js';
import { LookersService } from './lookers.service.js';
import { SummaryService } from './summary/summary.service.js';
import { CaseFileController } from './web/case-file.controller.js';
import { LookersController } from './web/lookers.controller.js';
import { PeopleController } from './web/people.controller.js';
import { RegisterController } from './web/register.controller.js';
import { SummaryController } from './web/summary.controller.js';

@Module({
  imports: [
    AppointmentsModule,
    BeneficiariesModule,
    AssessmentsModule,
    ReferralsModule,
    SupportSessionsModule,
    StructuresModule,
    MessagesModule,
    WorkshopsModule,
  ],
  controllers: [PeopleController, CaseFileController, LookersController, RegisterController, SummaryController],
  providers: [
    ...[
      CaseFilesService,
      CaseHistories,
      ReferralHistories,
      PersonPlans,
      LookersQueries,
      LookersService,
      SummaryService,
    ],
  ],
})
export class CaseFileModule {}
