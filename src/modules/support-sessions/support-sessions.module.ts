import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BeneficiariesModule } from '../beneficiaries/index.js';
import { IdentityModule } from '../identity/index.js';
import { ReferralsModule } from '../referrals/index.js';
import { StructuresModule } from '../structures/index.js';
import { BatchSessions } from './batches/batch-sessions.service.js';
import { SessionChecks } from './session-checks.js';
import { SessionParticipant } from './session-participant.entity.js';
import { SupportSession } from './support-session.entity.js';
import { SupportSessionsQueries } from './support-sessions.queries.js';
import { SupportSessionsService } from './support-sessions.service.js';
import { CorrectSessionController } from './web/correct-session.controller.js';
import { LogSessionController } from './web/log-session.controller.js';
import { SessionDesk } from './web/session-desk.js';
import { SessionNaming } from './web/session-naming.js';
import { SessionPrefill } from './web/session-prefill.js';
import { SessionSubmission } from './web/session-submission.js';
import { SupportSessionsController } from './web/support-sessions.controller.js';
import './support-sessions.personal-data.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([SupportSession, SessionParticipant]),
    BeneficiariesModule,
    IdentityModule,
    ReferralsModule,
    StructuresModule,
  ],
  // « /seances/nouvelle » before « /seances/:id ».
  controllers: [LogSessionController, CorrectSessionController, SupportSessionsController],
  providers: [
    BatchSessions,
    SessionChecks,
    SupportSessionsQueries,
    SupportSessionsService,
    SessionDesk,
    SessionPrefill,
    SessionSubmission,
    SessionNaming,
  ],
  exports: [BatchSessions, SupportSessionsQueries, SupportSessionsService],
})
export class SupportSessionsModule {}
