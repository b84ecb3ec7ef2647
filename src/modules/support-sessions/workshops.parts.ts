import { GroupLogging } from './group-logging.service.js';
import { GroupSessionsService } from './group-sessions.service.js';
import { Participants } from './participants.js';
import { SessionParticipant } from './session-participant.entity.js';
import { CorrectGroupSessionController } from './web/correct-group-session.controller.js';
import { GroupDraftsController } from './web/group-drafts.controller.js';
import { GroupDifferences } from './web/group-differences.js';
import { GroupPeopleDesk } from './web/group-people.js';
import { GroupPrefill } from './web/group-prefill.js';
import { GroupSessionDesk } from './web/group-session-desk.js';
import { LogGroupSessionController } from './web/log-group-session.controller.js';

/** Workshops that were held: several people in one session. */
export const workshops = {
  entities: [SessionParticipant],
  controllers: [LogGroupSessionController, GroupDraftsController, CorrectGroupSessionController],
  providers: [
    ...[GroupSessionsService, GroupLogging, Participants],
    ...[GroupDifferences, GroupPeopleDesk, GroupPrefill, GroupSessionDesk],
  ],
  exported: [GroupSessionsService],
};
