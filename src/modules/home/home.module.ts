import { Module } from '@nestjs/common';
import { AppointmentsModule } from '../appointments/index.js';
import { BeneficiariesModule } from '../beneficiaries/index.js';
import { RemindersModule } from '../reminders/index.js';
import { ReferralsModule } from '../referrals/index.js';
import { SupportSessionsModule } from '../support-sessions/index.js';
import { DeskOverview } from './desk-overview.js';
import { OverviewQueries } from './overview.queries.js';
import { HomeController } from './web/home.controller.js';
import { MaskedController } from './web/masked.controller.js';

@Module({
  imports: [AppointmentsModule, BeneficiariesModule, ReferralsModule, RemindersModule, SupportSessionsModule],
  controllers: [HomeController, MaskedController],
  providers: [DeskOverview, OverviewQueries],
})
export class HomeModule {}
