import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BeneficiariesModule } from '../beneficiaries/index.js';
import { ReferralsModule } from '../referrals/index.js';
import { StructuresModule } from '../structures/index.js';
import { SessionChecks } from './session-checks.js';
import { SupportSession } from './support-session.entity.js';
import { SupportSessionsQueries } from './support-sessions.queries.js';
import { SupportSessionsService } from './support-sessions.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([SupportSession]), BeneficiariesModule, ReferralsModule, StructuresModule],
  providers: [SessionChecks, SupportSessionsQueries, SupportSessionsService],
  exports: [SupportSessionsQueries, SupportSessionsService],
})
export class SupportSessionsModule {}
