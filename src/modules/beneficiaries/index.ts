/** The person: who they are, how to reach them, who may see them. Everybody above goes through this face. */
export { BeneficiariesModule } from './beneficiaries.module.js';
export { type Asked, BatchDuplicates, type BatchMatch, type BatchSearch } from './batches/batch-duplicates.js';
export { BatchRegistration, type Importer } from './batches/batch-registration.service.js';
export { PeopleByName } from './batches/people-by-name.js';
export type { Filled, ImportedPerson } from './batches/imported-person.js';
export {
  BeneficiariesQueries,
  type FoundPeople,
  PAGE_SIZE,
  type PersonLine,
  type RecentPeople,
} from './beneficiaries.queries.js';
export { BeneficiariesService } from './beneficiaries.service.js';
export {
  type BeneficiaryCard,
  type BeneficiaryDetails,
  type BeneficiarySummary,
  detailsOf,
} from './beneficiary-details.js';
export { canCorrect, canRegister, canSeePeople } from './beneficiary.policy.js';
export { DuplicatesQueries, type LikelyDuplicate } from './duplicates/duplicates.queries.js';
export { DuplicateSearch } from './duplicates/duplicate-search.js';
export { declareMergeRules, type MergeRule, mergeRules, rowsFollow } from './merging/merge-rules.js';
export { RegistrationService } from './registration.service.js';
export { visibleBeneficiarySql } from './visible-beneficiary.js';
export { type AgeBand, ageBandOn, type Gender, type SocialStatus } from './vocabulary.js';
export {
  ageBandLabels,
  type ContactPreference,
  contactPreferenceLabels,
  genderLabels,
  type Scheme,
  schemeLabels,
  socialStatusLabels,
  type Wish,
  wishLabels,
} from './web/labels.js';
export { paths as beneficiariesPaths } from './web/paths.js';
export { type PersonChoice, type PersonChoices, personChoices, typedSearch } from './web/person-choices.js';
export {
  type CaseLife,
  CaseLifeQueries,
  type GoalLine,
  type MandateLine,
  type RecallLine,
  type ShareLine,
} from './case-life.queries.js';
export {
  canFollowGoals,
  canGiveSummary,
  canNoteMandates,
  canPlanRecall,
  canReadLookers,
  canShare,
} from './case-life.policy.js';
export { endsSoon, isProtection, isRunning } from './mandates/mandate-kinds.js';
export { type DueRecall, DueRecalls } from './recalls/due-recalls.queries.js';
export { recallInWords } from './web/life/due-recalls.page.js';
export {
  agreementWayLabels,
  goalStatusLabels,
  mandateKindLabels,
  recallReasonLabels,
  recallStatusLabels,
} from './web/life/labels.js';
export { mandateInWords } from './web/life/mandate-words.js';
export { paths as caseLifePaths } from './web/life/paths.js';
