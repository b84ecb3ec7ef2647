import type { Day } from '../../../platform/time/day.js';
import type { Level } from '../../assessments/index.js';
import type { SessionFilters } from '../../support-sessions/index.js';

/** Narrows what is counted; the reader’s own scope always holds besides. */
export interface Filters extends SessionFilters {
  level?: Level;
}

/** What is asked: both days included. */
export interface Selection {
  from: Day;
  to: Day;
  filters: Filters;
}

/** Filters that say something of the session itself: what does not come from sessions ignores them. */
const OF_SESSIONS = [
  'kind',
  'placeId',
  'commune',
  'epci',
  'topic',
  'procedure',
  'equipment',
  'level',
  'programme',
  'tagId',
] as const;

/** Whether referrals, workshops and letters can be counted under these filters. */
export const countsBeyondSessions = ({ filters }: Selection): boolean =>
  OF_SESSIONS.every((name) => filters[name] === undefined);
