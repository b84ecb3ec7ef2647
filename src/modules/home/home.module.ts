import { Module } from '@nestjs/common';
import { ReferralsModule } from '../referrals/index.js';
import { SupportSessionsModule } from '../support-sessions/index.js';
import { OverviewQueries } from './overview.queries.js';
import { HomeController } from './web/home.controller.js';

@Module({
  imports: [ReferralsModule, SupportSessionsModule],
  controllers: [HomeController],
  providers: [OverviewQueries],
})
export class HomeModule {}
