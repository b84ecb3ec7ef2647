import { AgreementsService } from './agreements.service.js';
import { DocumentContents } from './document-contents.js';
import { DocumentsService } from './documents.service.js';
import { FollowJobs } from './follow-jobs.js';
import { HandoverQueries } from './handover.queries.js';
import { HandoverService } from './handover.service.js';
import { InternalReferrals } from './internal-referrals.service.js';
import { ReferralFolder } from './referral-folder.js';
import { RerouteOffers } from './reroute-offers.js';
import { RerouteService } from './reroute.service.js';
import { SilenceQueries } from './silence.queries.js';
import { SilenceService } from './silence.service.js';
import { ThreadService } from './thread.service.js';
import { AgreementController } from './web/agreement.controller.js';
import { HandoverController } from './web/handover.controller.js';
import { InternalController } from './web/internal.controller.js';
import { RerouteController } from './web/reroute.controller.js';
import { SilenceController } from './web/silence.controller.js';
import { ThreadController } from './web/thread.controller.js';

/** What goes on between the sending and the end: gathered here so that the module's file stays one list of subjects. */
export const followProviders = [
  AgreementsService,
  DocumentContents,
  DocumentsService,
  FollowJobs,
  HandoverQueries,
  HandoverService,
  InternalReferrals,
  ReferralFolder,
  RerouteOffers,
  RerouteService,
  SilenceQueries,
  SilenceService,
  ThreadService,
];

/** Before single referrals: « /orientations/documents/… » is none. */
export const followControllers = [
  AgreementController,
  HandoverController,
  InternalController,
  RerouteController,
  SilenceController,
  ThreadController,
];
