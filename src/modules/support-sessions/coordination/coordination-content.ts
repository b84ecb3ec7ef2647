import type { Day } from '../../../platform/time/day.js';
import type {
  AnimationTopic,
  AnimationType,
  CoordinationKind,
  EventType,
  Initiative,
  Organizer,
  PartnershipNature,
  PartnerType,
  TerritorialLevel,
} from './vocabulary.js';

export interface Partner {
  name: string;
  type: PartnerType;
}

interface Common {
  day: Day;
  /** 1 to 1439. */
  durationMinutes: number;
  /** What « Autre » stands for. */
  otherWords: string | null;
  notes: string | null;
}

export interface Animation extends Common {
  kind: 'animation';
  type: AnimationType;
  initiative: Initiative;
  topics: AnimationTopic[];
  /** Who took part; one at least in all. */
  mediators: number;
  structures: number;
  otherActors: number;
}

export interface NetworkEvent extends Common {
  kind: 'evenement';
  type: EventType;
  name: string | null;
  organizers: Organizer[];
  participants: number;
  territorialLevel: TerritorialLevel | null;
}

export interface Partnership extends Common {
  kind: 'partenariat';
  natures: PartnershipNature[];
  partners: Partner[];
  territorialLevel: TerritorialLevel | null;
}

/** What was done for the network; each kind has its own questions. */
export type CoordinationContent = Animation | NetworkEvent | Partnership;

/** The columns that a kind does not ask: as they lie in the base. */
export const unasked = {
  type: null as AnimationType | EventType | null,
  initiative: null as Initiative | null,
  topics: [] as AnimationTopic[],
  mediators: 0,
  structures: 0,
  otherActors: 0,
  name: null as string | null,
  organizers: [] as Organizer[],
  participants: 0,
  natures: [] as PartnershipNature[],
  partners: [] as Partner[],
  territorialLevel: null as TerritorialLevel | null,
};

export type CoordinationColumns = Common & typeof unasked & { kind: CoordinationKind };
