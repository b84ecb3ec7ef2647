/** The person: who they are, how to reach them, who may see them. Everybody above goes through this face. */
export { BeneficiariesModule } from './beneficiaries.module.js';
export { type Asked, BatchDuplicates, type BatchMatch, type DuplicateSearch } from './batches/batch-duplicates.js';
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
