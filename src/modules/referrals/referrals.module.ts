import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AssessmentsModule } from '../assessments/index.js';
import { BeneficiariesModule } from '../beneficiaries/index.js';
import { StructuresModule } from '../structures/index.js';
import { FundOfResidence } from './fund-of-residence.js';
import { InformationSheet } from './information-sheet.entity.js';
import { InformationSheets } from './information-sheets.js';
import { PersonGlimpses } from './person-glimpses.js';
import { Receivers } from './receivers.js';
import { Referral } from './referral.entity.js';
import { ReferralEvent } from './referral-event.entity.js';
import { ReferralLines } from './referral-lines.js';
import { ReferralRecords } from './referral-records.js';
import { ReferralsQueries } from './referrals.queries.js';
import { ReferralsService } from './referrals.service.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([Referral, ReferralEvent, InformationSheet]),
    BeneficiariesModule,
    StructuresModule,
    AssessmentsModule,
  ],
  providers: [
    FundOfResidence,
    InformationSheets,
    PersonGlimpses,
    Receivers,
    ReferralLines,
    ReferralRecords,
    ReferralsQueries,
    ReferralsService,
  ],
  exports: [ReferralsService, ReferralsQueries, InformationSheets],
})
export class ReferralsModule {}
