import type { StructureActor } from '../../../platform/access/actor.js';
import type { Person } from '../appointment.entity.js';

/**
 * Who books: an agent of the structure that receives, an agent of the one that sent a referral to it, or the person
 * themself, who holds a link (whoever calls has checked it).
 */
export type Booker =
  { kind: 'agent'; actor: StructureActor } | { kind: 'referrer'; actor: StructureActor } | { kind: 'person' };

export interface BookingInput {
  reasonId: string;
  agentId: string;
  placeId: string | null;
  startsAt: Date;
  person: Person;
  referralId?: string | null;
  /** For an agent, whatever `HourCheck` says against the hour. */
  force?: boolean;
  /** The same form sent twice makes one appointment. */
  formKey: string;
}

/** Where an appointment goes. What is absent stays. */
export interface MoveInput {
  startsAt: Date;
  agentId?: string;
  placeId?: string | null;
  force?: boolean;
}

/** Who moves or cancels: an agent of the structure, or the person who holds its link. */
export type Mover = StructureActor | 'person';
