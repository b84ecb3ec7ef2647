import { AppointmentSessions } from './appointment-sessions.service.js';
import { SessionAttachmentService } from './session-attachment.service.js';
import { SessionHabits } from './session-habits.js';
import { SessionTemplate } from './session-template.entity.js';
import { SessionTemplatesService } from './session-templates.service.js';
import { ToCompleteQueries } from './to-complete.queries.js';
import { AgainController } from './web/again.controller.js';
import { AttachDesk } from './web/attach-desk.js';
import { AttachSessionController } from './web/attach-session.controller.js';
import { BringListController } from './web/bring-list.controller.js';
import { CorrectSessionController } from './web/correct-session.controller.js';
import { DaySheetController } from './web/day-sheet.controller.js';
import { DaySheetDesk } from './web/day-sheet-desk.js';
import { DaySheetRows } from './web/day-sheet-rows.js';
import { DraftsController } from './web/drafts.controller.js';
import { LogSessionController } from './web/log-session.controller.js';
import { RemoveSessionController } from './web/remove-session.controller.js';
import { SessionAgain } from './web/session-again.js';
import { SessionDesk } from './web/session-desk.js';
import { SessionDrafts } from './web/session-drafts.js';
import { SessionOffers } from './web/session-offers.js';
import { SessionPrefill } from './web/session-prefill.js';
import { SessionScreen } from './web/session-screen.js';
import { SessionSending } from './web/session-sending.js';
import { SessionSubmission } from './web/session-submission.js';
import { TemplatesController } from './web/templates.controller.js';
import { ToCompleteController } from './web/to-complete.controller.js';

/** Noting one person's session: the form, its drafts and templates, the day sheet, what is put off. */
export const sessionLog = {
  entities: [SessionTemplate],
  // « /seances/nouvelle » before « /seances/:id ».
  controllers: [
    ...[LogSessionController, AgainController, DaySheetController, DraftsController, ToCompleteController],
    ...[TemplatesController, CorrectSessionController, AttachSessionController, BringListController],
    RemoveSessionController,
  ],
  providers: [
    AppointmentSessions,
    ...[SessionHabits, SessionTemplatesService, SessionAttachmentService, ToCompleteQueries, SessionOffers],
    ...[SessionDesk, SessionPrefill, SessionSubmission, SessionScreen, SessionSending, SessionAgain, SessionDrafts],
    ...[AttachDesk, DaySheetDesk, DaySheetRows],
  ],
  exported: [ToCompleteQueries],
};
