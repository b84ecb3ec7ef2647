import type { Day } from '../../platform/time/day.js';
import {
  type Autonomy,
  type Equipment,
  type HealthSpaceNext,
  type HealthSpaceStep,
  type LocationKind,
  type Procedure,
  type Redirection,
  type Topic,
  TOPIC_WITH_HEALTH_SPACE,
  TOPIC_WITH_PROCEDURES,
} from './vocabulary.js';

/** What was done, where and how long. */
export interface SessionContent {
  day: Day;
  /** 1 to 1439. */
  durationMinutes: number;
  locationKind: LocationKind;
  /** Needed at a place of activity, and only there. */
  placeId: string | null;
  /** INSEE code; needed at home and in another place. */
  communeInsee: string | null;
  referralId: string | null;
  topics: Topic[];
  procedures: Procedure[];
  procedureName: string | null;
  equipment: Equipment[];
  autonomy: Autonomy | null;
  /** Where the person was sent on; null when they were not. */
  redirection: Redirection | null;
  /** What was done with Mon espace santé; none when it was not about that. */
  healthSpaceSteps: HealthSpaceStep[];
  healthSpaceHelp: Autonomy | null;
  healthSpaceNext: HealthSpaceNext | null;
  notes: string | null;
  /** Its author means to come back to it. */
  toComplete: boolean;
}

/** Nothing of Mon espace santé, nothing to come back to: what most sessions say of these. */
export const plainSession = {
  healthSpaceSteps: [],
  healthSpaceHelp: null,
  healthSpaceNext: null,
  toComplete: false,
} satisfies Partial<SessionContent>;

/**
 * The same content with what its parts imply: a named or ticked procedure is help with procedures, a step of Mon espace
 * santé is about health; a place belongs to a place of activity alone, and brings its own commune.
 */
export function consistent(content: SessionContent): SessionContent {
  const aboutProcedures = content.procedures.length > 0 || content.procedureName !== null;
  const aboutHealthSpace = content.healthSpaceSteps.length > 0;
  const topics: Topic[] = [
    ...content.topics,
    ...(aboutProcedures ? ([TOPIC_WITH_PROCEDURES] as const) : []),
    ...(aboutHealthSpace ? ([TOPIC_WITH_HEALTH_SPACE] as const) : []),
  ];
  const atPlace = content.locationKind === 'lieu_activite';
  return {
    ...content,
    topics: [...new Set(topics)],
    procedures: [...new Set(content.procedures)],
    equipment: [...new Set(content.equipment)],
    healthSpaceSteps: [...new Set(content.healthSpaceSteps)],
    healthSpaceHelp: aboutHealthSpace ? content.healthSpaceHelp : null,
    healthSpaceNext: aboutHealthSpace ? content.healthSpaceNext : null,
    placeId: atPlace ? content.placeId : null,
    communeInsee: atPlace || content.locationKind === 'a_distance' ? null : content.communeInsee,
  };
}
