import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BeneficiariesModule } from '../beneficiaries/index.js';
import { IdentityModule } from '../identity/index.js';
import { ReferralsModule } from '../referrals/index.js';
import { StructuresModule } from '../structures/index.js';
import { CoordinationActivity } from './coordination/coordination-activity.entity.js';
import { CoordinationQueries } from './coordination/coordination.queries.js';
import { CoordinationService } from './coordination/coordination.service.js';
import { GroupSessionsService } from './group-sessions.service.js';
import { Participants } from './participants.js';
import { SessionChecks } from './session-checks.js';
import { SessionParticipant } from './session-participant.entity.js';
import { SupportSession } from './support-session.entity.js';
import { SupportSessionsQueries } from './support-sessions.queries.js';
import { SupportSessionsService } from './support-sessions.service.js';
import { CoordinationController } from './web/coordination/coordination.controller.js';
import { LogCoordinationController } from './web/coordination/log-coordination.controller.js';
import { CorrectGroupSessionController } from './web/correct-group-session.controller.js';
import { CorrectSessionController } from './web/correct-session.controller.js';
import { GroupDifferences } from './web/group-differences.js';
import { GroupPeopleDesk } from './web/group-people.js';
import { GroupPrefill } from './web/group-prefill.js';
import { GroupSessionDesk } from './web/group-session-desk.js';
import { LogGroupSessionController } from './web/log-group-session.controller.js';
import { LogSessionController } from './web/log-session.controller.js';
import { SessionDesk } from './web/session-desk.js';
import { SessionNaming } from './web/session-naming.js';
import { SessionPages } from './web/session-pages.js';
import { SessionPrefill } from './web/session-prefill.js';
import { SessionSubmission } from './web/session-submission.js';
import { SupportSessionsController } from './web/support-sessions.controller.js';
import './coordination/coordination.personal-data.js';
import './support-sessions.personal-data.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([SupportSession, SessionParticipant, CoordinationActivity]),
    BeneficiariesModule,
    IdentityModule,
    ReferralsModule,
    StructuresModule,
  ],
  // « /seances/nouvelle » before « /seances/:id ».
  controllers: [
    LogGroupSessionController,
    CorrectGroupSessionController,
    LogSessionController,
    CorrectSessionController,
    SupportSessionsController,
    LogCoordinationController,
    CoordinationController,
  ],
  providers: [
    SessionChecks,
    SupportSessionsQueries,
    SupportSessionsService,
    SessionDesk,
    SessionPrefill,
    SessionSubmission,
    SessionNaming,
    SessionPages,
    CoordinationQueries,
    CoordinationService,
    GroupSessionsService,
    Participants,
    GroupDifferences,
    GroupPeopleDesk,
    GroupPrefill,
    GroupSessionDesk,
  ],
  exports: [
    CoordinationQueries,
    CoordinationService,
    GroupSessionsService,
    SupportSessionsQueries,
    SupportSessionsService,
  ],
})
export class SupportSessionsModule {}
