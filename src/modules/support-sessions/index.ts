export type { AnonymousPerson } from './person-snapshot.js';
export type { SessionContent } from './session-content.js';
export { SupportSessionsModule } from './support-sessions.module.js';
export { type SessionLine, SupportSessionsQueries, type SessionTotals } from './support-sessions.queries.js';
export { type SessionCorrection, type SessionInput, SupportSessionsService } from './support-sessions.service.js';
export {
  AUTONOMY as autonomyLabels,
  DURATION_BUCKETS as durationBucketLabels,
  DURATION_CHOICES as durationButtons,
  durationBucket,
  EQUIPMENT as equipmentLabels,
  LOCATION_KINDS as locationKindLabels,
  PROCEDURES as procedureLabels,
  REDIRECTIONS as redirectionLabels,
  TOPICS as topicLabels,
} from './vocabulary.js';
export { paths as supportSessionsPaths } from './web/paths.js';
