import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AssessmentsModule } from '../assessments/index.js';
import { BeneficiariesModule } from '../beneficiaries/index.js';
import { MessagesModule } from '../messages/index.js';
import { StructuresModule } from '../structures/index.js';
import { WorkshopsModule } from '../workshops/index.js';
import { AnswerLink } from './answer-link.entity.js';
import { AnswerLinks } from './answer-links.js';
import { answerControllers, answerProviders } from './answer.parts.js';
import { AnswersService } from './answers.service.js';
import { BookableReferrals } from './bookable-referrals.js';
import { ChoiceQueries } from './choices/choice.queries.js';
import { DraftDesk } from './draft-desk.js';
import { followControllers, followProviders } from './follow.parts.js';
import { FundOfResidence } from './fund-of-residence.js';
import { InformationSheet } from './information-sheet.entity.js';
import { InformationSheets } from './information-sheets.js';
import { InternalReferrals } from './internal-referrals.service.js';
import { PersonGlimpses } from './person-glimpses.js';
import { Receivers } from './receivers.js';
import { Referral } from './referral.entity.js';
import { ContentsDesk } from './referral-contents.js';
import { ReferralConsequences } from './referral-consequences.js';
import { ReferralDocument } from './referral-document.entity.js';
import { ReferralEvent } from './referral-event.entity.js';
import { ReferralHistoryQueries } from './referral-history.queries.js';
import { ReferralLines } from './referral-lines.js';
import { ReferralPeople } from './referral-people.js';
import { ReferralReading } from './referral-reading.js';
import { ReferralRecords } from './referral-records.js';
import { ReferralWatchers } from './referral-watchers.js';
import { ReferralsQueries } from './referrals.queries.js';
import { ReferralsService } from './referrals.service.js';
import { routingEntities, routingProviders } from './routing.parts.js';
import { SaisineQueries } from './saisine/saisine.queries.js';
import { SaisinesService } from './saisine/saisines.service.js';
import { saisineEntities, saisineProviders } from './saisine.parts.js';
import { saisineControllers } from './web/saisine/saisine.controllers.js';
import { slipProviders } from './slips.parts.js';
import { SuggestionsService } from './suggestions.service.js';
import { ThreadMessage } from './thread-message.entity.js';
import { AnswersController } from './web/answers.controller.js';
import { ChooseController } from './web/choose.controller.js';
import { DraftController } from './web/draft.controller.js';
import { InformationController } from './web/information.controller.js';
import { ReferralsController } from './web/referrals.controller.js';
import { RankingController, WeightsController } from './web/weights.controller.js';
import { SlipController } from './web/slip.controller.js';
import { SeatOutcomes } from './workshop-seats/seat-outcomes.service.js';
import { workshopSeatControllers, workshopSeatProviders } from './workshop-seats.parts.js';
import './referrals.merge-rules.js';
import './referrals.personal-data.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([
      Referral,
      ReferralEvent,
      InformationSheet,
      AnswerLink,
      ReferralDocument,
      ThreadMessage,
      ...routingEntities,
      ...saisineEntities,
    ]),
    BeneficiariesModule,
    StructuresModule,
    AssessmentsModule,
    MessagesModule,
    WorkshopsModule,
  ],
  // Lists before single referrals: « /orientations/recues » is not an id.
  controllers: [
    RankingController,
    WeightsController,
    ...followControllers,
    ...saisineControllers,
    ReferralsController,
    ChooseController,
    DraftController,
    AnswersController,
    InformationController,
    ...answerControllers,
    ...workshopSeatControllers,
    SlipController,
  ],
  providers: [
    ...routingProviders,
    ...followProviders,
    ...saisineProviders,
    ...answerProviders,
    ...slipProviders,
    ...workshopSeatProviders,
    AnswerLinks,
    AnswersService,
    ContentsDesk,
    DraftDesk,
    FundOfResidence,
    InformationSheets,
    PersonGlimpses,
    Receivers,
    ReferralConsequences,
    ReferralHistoryQueries,
    ReferralLines,
    ReferralPeople,
    ReferralReading,
    ReferralRecords,
    ReferralsQueries,
    ReferralsService,
    SuggestionsService,
  ],
  exports: [
    BookableReferrals,
    ReferralWatchers,
    ChoiceQueries,
    ReferralsService,
    AnswersService,
    ReferralsQueries,
    InformationSheets,
    SaisineQueries,
    SaisinesService,
    InternalReferrals,
    SeatOutcomes,
  ],
})
export class ReferralsModule {}
