import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BeneficiariesModule } from '../beneficiaries/index.js';
import { IdentityModule } from '../identity/index.js';
import { ReferralsModule } from '../referrals/index.js';
import { StructuresModule } from '../structures/index.js';
import { SessionChecks } from './session-checks.js';
import { SessionParticipant } from './session-participant.entity.js';
import { SupportSession } from './support-session.entity.js';
import { SupportSessionsQueries } from './support-sessions.queries.js';
import { SupportSessionsService } from './support-sessions.service.js';
import { SessionTag, Tag } from './tags/tag.entity.js';
import { TagChoices } from './tags/tag-choices.queries.js';
import { SessionTags } from './tags/session-tags.js';
import { TagsQueries } from './tags/tags.queries.js';
import { TagsService } from './tags/tags.service.js';
import { BringListController } from './web/bring-list.controller.js';
import { CorrectSessionController } from './web/correct-session.controller.js';
import { EndTagsController } from './web/end-tags.controller.js';
import { LogSessionController } from './web/log-session.controller.js';
import { SessionDesk } from './web/session-desk.js';
import { SessionNaming } from './web/session-naming.js';
import { SessionPrefill } from './web/session-prefill.js';
import { SessionSubmission } from './web/session-submission.js';
import { SupportSessionsController } from './web/support-sessions.controller.js';
import { TagsController } from './web/tags.controller.js';
import './support-sessions.personal-data.js';
import './tags/tags.personal-data.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([SupportSession, SessionParticipant, Tag, SessionTag]),
    BeneficiariesModule,
    IdentityModule,
    ReferralsModule,
    StructuresModule,
  ],
  // « /seances/nouvelle » before « /seances/:id ».
  controllers: [
    LogSessionController,
    BringListController,
    CorrectSessionController,
    SupportSessionsController,
    TagsController,
    EndTagsController,
  ],
  providers: [
    SessionChecks,
    SupportSessionsQueries,
    SupportSessionsService,
    SessionDesk,
    SessionPrefill,
    SessionSubmission,
    SessionNaming,
    SessionTags,
    TagChoices,
    TagsQueries,
    TagsService,
  ],
  exports: [SupportSessionsQueries, SupportSessionsService],
})
export class SupportSessionsModule {}
