/** Orientations: to a structure, a workshop or the caisse; their states, answers and outcomes. */
export { type InformationSheetLine, InformationSheets } from './information-sheets.js';
export { type Desk, InternalReferrals } from './internal-referrals.service.js';
export type { ReceiverChoice } from './receivers.js';
export { type BookableReferral, BookableReferrals } from './bookable-referrals.js';
export { ReferralWatchers } from './referral-watchers.js';
export { AnswersService } from './answers.service.js';
export { ChoiceQueries, type ReasonsReport } from './choices/choice.queries.js';
export type { AgreementWay, Motive, Outcome, ReferralPath, RefusalReason } from './referral-codes.js';
export type { ReferralLine } from './referral-line.js';
export type { ReferralStatus } from './referral-status.js';
export { ReferralsModule } from './referrals.module.js';
export { ReferralsQueries } from './referrals.queries.js';
export { referralsSent } from './referrals-sent.js';
export { SaisineQueries, type SaisineStepLine } from './saisine/saisine.queries.js';
export { SaisinesService } from './saisine/saisines.service.js';
export type { SaisineDetails } from './saisine/saisine.entity.js';
export { stepInWords as saisineStepInWords } from './web/saisine/labels.js';
export { saisinePaths } from './web/saisine/paths.js';
export { type ReferralInput, ReferralsService } from './referrals.service.js';
export { choiceReasonLabels } from './web/choice-labels.js';
export { type InternalPart, internalPart } from './web/internal-part.js';
export { motiveLabels, outcomeLabels, pathLabels, refusalReasonLabels, statusLabels } from './web/labels.js';
export { paths as referralsPaths } from './web/paths.js';
export { NEEDS as needLabels } from './routing/candidates.js';
export {
  languageLabels as saisineLanguageLabels,
  saisineNeedLabels,
  slotLabel as saisineSlotLabel,
  stepLabels as saisineStepLabels,
} from './web/saisine/labels.js';
export { SeatOutcomes } from './workshop-seats/seat-outcomes.service.js';
