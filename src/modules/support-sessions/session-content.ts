import type { Day } from '../../platform/time/day.js';
import {
  type Autonomy,
  type Equipment,
  type LocationKind,
  type Procedure,
  type Redirection,
  type Topic,
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
  notes: string | null;
}

/**
 * The same content with what its parts imply: a named or ticked procedure is help with procedures; a place belongs to a
 * place of activity alone, and needs no commune since it has its own.
 */
export function consistent(content: SessionContent): SessionContent {
  const aboutProcedures = content.procedures.length > 0 || content.procedureName !== null;
  const topics: Topic[] = aboutProcedures ? [...content.topics, TOPIC_WITH_PROCEDURES] : content.topics;
  const atPlace = content.locationKind === 'lieu_activite';
  return {
    ...content,
    topics: [...new Set(topics)],
    procedures: [...new Set(content.procedures)],
    equipment: [...new Set(content.equipment)],
    placeId: atPlace ? content.placeId : null,
    communeInsee: atPlace || content.locationKind === 'a_distance' ? null : content.communeInsee,
  };
}
