import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BeneficiariesModule } from '../beneficiaries/index.js';
import { IdentityModule } from '../identity/index.js';
import { ReferralsModule } from '../referrals/index.js';
import { StructuresModule } from '../structures/index.js';
import { SessionAttachmentService } from './session-attachment.service.js';
import { GroupSessionsService } from './group-sessions.service.js';
import { Participants } from './participants.js';
import { BatchSessions } from './batches/batch-sessions.service.js';
import { SessionChecks } from './session-checks.js';
import { SessionChunks } from './session-chunks.queries.js';
import { SessionHabits } from './session-habits.js';
import { SessionParticipant } from './session-participant.entity.js';
import { SessionTemplate } from './session-template.entity.js';
import { SessionTemplatesService } from './session-templates.service.js';
import { SupportSession } from './support-session.entity.js';
import { SupportSessionsQueries } from './support-sessions.queries.js';
import { SupportSessionsService } from './support-sessions.service.js';
import { ToCompleteQueries } from './to-complete.queries.js';
import { AgainController } from './web/again.controller.js';
import { AttachDesk } from './web/attach-desk.js';
import { AttachSessionController } from './web/attach-session.controller.js';
import { CorrectSessionController } from './web/correct-session.controller.js';
import { DaySheetController } from './web/day-sheet.controller.js';
import { DaySheetDesk } from './web/day-sheet-desk.js';
import { DaySheetRows } from './web/day-sheet-rows.js';
import { DraftsController } from './web/drafts.controller.js';
import { CorrectGroupSessionController } from './web/correct-group-session.controller.js';
import { GroupDifferences } from './web/group-differences.js';
import { GroupPeopleDesk } from './web/group-people.js';
import { GroupPrefill } from './web/group-prefill.js';
import { GroupSessionDesk } from './web/group-session-desk.js';
import { LogGroupSessionController } from './web/log-group-session.controller.js';
import { SessionTag, Tag } from './tags/tag.entity.js';
import { TagChoices } from './tags/tag-choices.queries.js';
import { SessionTags } from './tags/session-tags.js';
import { TagsQueries } from './tags/tags.queries.js';
import { TagsService } from './tags/tags.service.js';
import { BringListController } from './web/bring-list.controller.js';
import { EndTagsController } from './web/end-tags.controller.js';
import { LogSessionController } from './web/log-session.controller.js';
import { SessionAgain } from './web/session-again.js';
import { SessionDesk } from './web/session-desk.js';
import { SessionDrafts } from './web/session-drafts.js';
import { SessionNaming } from './web/session-naming.js';
import { SessionOffers } from './web/session-offers.js';
import { SessionPages } from './web/session-pages.js';
import { SessionPrefill } from './web/session-prefill.js';
import { SessionScreen } from './web/session-screen.js';
import { SessionSending } from './web/session-sending.js';
import { SessionSubmission } from './web/session-submission.js';
import { SupportSessionsController } from './web/support-sessions.controller.js';
import './support-sessions.merge-rules.js';
import { TemplatesController } from './web/templates.controller.js';
import { ToCompleteController } from './web/to-complete.controller.js';
import { TagsController } from './web/tags.controller.js';
import './support-sessions.personal-data.js';
import './tags/tags.personal-data.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([SupportSession, SessionParticipant, SessionTemplate, Tag, SessionTag]),
    BeneficiariesModule,
    IdentityModule,
    ReferralsModule,
    StructuresModule,
  ],
  // « /seances/nouvelle » before « /seances/:id ».
  controllers: [
    LogSessionController,
    AgainController,
    DaySheetController,
    DraftsController,
    ToCompleteController,
    TemplatesController,
    CorrectSessionController,
    AttachSessionController,
    LogGroupSessionController,
    CorrectGroupSessionController,
    BringListController,
    SupportSessionsController,
    TagsController,
    EndTagsController,
  ],
  providers: [
    BatchSessions,
    SessionChecks,
    SupportSessionsQueries,
    SupportSessionsService,
    SessionDesk,
    SessionPrefill,
    SessionSubmission,
    SessionNaming,
    SessionHabits,
    SessionChunks,
    SessionTemplatesService,
    SessionAttachmentService,
    ToCompleteQueries,
    SessionScreen,
    SessionSending,
    SessionAgain,
    SessionDrafts,
    AttachDesk,
    DaySheetDesk,
    DaySheetRows,
    SessionOffers,
    SessionPages,
    GroupSessionsService,
    Participants,
    GroupDifferences,
    GroupPeopleDesk,
    GroupPrefill,
    GroupSessionDesk,
    SessionTags,
    TagChoices,
    TagsQueries,
    TagsService,
  ],
  exports: [
    BatchSessions,
    SessionChunks,
    GroupSessionsService,
    SupportSessionsQueries,
    SupportSessionsService,
    ToCompleteQueries,
  ],
})
export class SupportSessionsModule {}
