export { BatchSessions } from './batches/batch-sessions.service.js';
export type { ImportedSession } from './batches/imported-session.js';
export type { CoordinationContent } from './coordination/coordination-content.js';
export { CoordinationQueries, type CoordinationTotal } from './coordination/coordination.queries.js';
export { CoordinationService } from './coordination/coordination.service.js';
export { COORDINATION_KINDS as coordinationKindLabels } from './coordination/vocabulary.js';
export type { AnonymousPerson } from './person-snapshot.js';
export type { GroupContent } from './group-content.js';
export { type GroupCorrection, type GroupInput, GroupSessionsService } from './group-sessions.service.js';
export type { Headcount } from './headcount.js';
export { type SessionChunk, SessionChunks, type SessionTold } from './session-chunks.queries.js';
export { healthSpaceInWords } from './health-space-words.js';
export { plainSession, type SessionContent } from './session-content.js';
export {
  type FilterConditions,
  rowConditions,
  sessionConditions,
  type SessionFilterField,
  sessionFilterFields,
  type SessionFilterName,
  type SessionFilters,
} from './session-filters.js';
export { SupportSessionsModule } from './support-sessions.module.js';
export { type SessionLine, SupportSessionsQueries, type SessionTotals } from './support-sessions.queries.js';
export { type SessionCorrection, type SessionInput, SupportSessionsService } from './support-sessions.service.js';
export { ToCompleteQueries } from './to-complete.queries.js';
export { draftKinds as sessionDraftKinds } from './web/draft-kinds.js';
export {
  AUTONOMY as autonomyLabels,
  DURATION_BUCKETS as durationBucketLabels,
  DURATION_CHOICES as durationButtons,
  durationBucket,
  EQUIPMENT as equipmentLabels,
  HEALTH_SPACE_NEXT as healthSpaceNextLabels,
  HEALTH_SPACE_STEPS as healthSpaceStepLabels,
  type HealthSpaceNext,
  type HealthSpaceStep,
  LOCATION_KINDS as locationKindLabels,
  PROCEDURES as procedureLabels,
  REDIRECTIONS as redirectionLabels,
  SESSION_KINDS as sessionKindLabels,
  type SessionKind,
  TOPICS as topicLabels,
  WORKSHOP_LEVELS as workshopLevelLabels,
  type WorkshopLevel,
} from './vocabulary.js';
export { paths as coordinationPaths } from './web/coordination/paths.js';
export { paths as supportSessionsPaths } from './web/paths.js';
