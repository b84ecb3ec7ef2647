import type { Role, StructureActor } from '../../platform/access/actor.js';

/** How a person and an actor's structure stand to each other. */
export interface Standing {
  /** The structure that holds the file. */
  structureId: string;
  /** A referral accepted by the actor's structure is open, or the person agreed to a share with it. */
  shared: boolean;
}

type Who = Pick<StructureActor, 'role' | 'structureId'>;

/** Coordinators and administrators never see people: figures and accounts are enough for their work. */
const readers: ReadonlySet<Role> = new Set<Role>(['mediator', 'counter', 'structure_manager', 'fund_agent']);

/** A caisse's agent follows those who were sent to the caisse; who they are is for the sender to say. */
const writers: ReadonlySet<Role> = new Set<Role>(['mediator', 'counter', 'structure_manager']);

export const canSeePeople = (role: Role): boolean => readers.has(role);

export const canRegister = (actor: Pick<Who, 'role'>): boolean => writers.has(actor.role);

export const canRead = (actor: Who, person: Standing): boolean =>
  readers.has(actor.role) && (person.structureId === actor.structureId || person.shared);

/** A phone number changes while the partner accompanies: the receiving structure may correct the file too. */
export const canCorrect = (actor: Who, person: Standing): boolean => writers.has(actor.role) && canRead(actor, person);

/** Notes stay with the structure that wrote them: the other one learns what the referral says, no more. */
export const canReadNotes = (actor: Who, person: Standing): boolean =>
  readers.has(actor.role) && person.structureId === actor.structureId;
