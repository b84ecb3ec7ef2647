import { CaseLifeQueries } from './case-life.queries.js';
import { BeneficiaryGoal } from './goals/beneficiary-goal.entity.js';
import { GoalsService } from './goals/goals.service.js';
import { BeneficiaryMandate } from './mandates/beneficiary-mandate.entity.js';
import { MandatesService } from './mandates/mandates.service.js';
import { BeneficiaryRecall } from './recalls/beneficiary-recall.entity.js';
import { DueRecalls } from './recalls/due-recalls.queries.js';
import { RecallsService } from './recalls/recalls.service.js';
import { AgreedShares } from './sharing/agreed-shares.js';
import { EndedAccess } from './sharing/ended-access.js';
import { ShareCandidates } from './sharing/share-candidates.queries.js';
import { SharingService } from './sharing/sharing.service.js';
import { GoalsController } from './web/life/goals.controller.js';
import { MandatesController } from './web/life/mandates.controller.js';
import { RecallsController } from './web/life/recalls.controller.js';
import { SharingController } from './web/life/sharing.controller.js';
import './case-life.personal-data.js';

/** What surrounds a file: goals, calls to make, mandates, shares by agreement. */
export const caseLife = {
  entities: [BeneficiaryGoal, BeneficiaryRecall, BeneficiaryMandate],
  controllers: [RecallsController, GoalsController, MandatesController, SharingController],
  providers: [
    ...[CaseLifeQueries, DueRecalls, GoalsService, MandatesService, RecallsService],
    ...[AgreedShares, EndedAccess, ShareCandidates, SharingService],
  ],
  exported: [CaseLifeQueries, DueRecalls],
};
