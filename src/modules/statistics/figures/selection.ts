import type { Day } from '../../../platform/time/day.js';
import type { Level } from '../../assessments/index.js';

/** Narrows what is counted; each that is given must hold. The reader’s own scope always holds besides. */
export interface Filters {
  /** `individuel` or `collectif`. */
  kind?: string;
  /** Where the session was logged. */
  structureId?: string;
  /** Where it was held. */
  placeId?: string;
  /** INSEE code of the commune where it was held. */
  commune?: string;
  /** SIREN of the intercommunalité that this commune belongs to. */
  epci?: string;
  /** Département, région of the structure: as in the scope of whoever coordinates a territory. */
  department?: string;
  region?: string;
  mediatorId?: string;
  /** Sessions of its members on the days when they are members. */
  teamId?: string;
  topic?: string;
  procedure?: string;
  equipment?: string;
  /** Level of the person on the day of the session; people without a file have none. */
  level?: Level;
  /** Of the workshop that the session closed. */
  programme?: string;
  tagId?: string;
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
