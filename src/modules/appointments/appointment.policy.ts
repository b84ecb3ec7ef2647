import type { Role, StructureActor } from '../../platform/access/actor.js';

type Who = Pick<StructureActor, 'role' | 'structureId' | 'userId'>;

/** Coordinators and administrators have no agenda and meet nobody. */
export const BOOKERS = ['mediator', 'counter', 'structure_manager', 'fund_agent'] as const satisfies readonly Role[];

const bookers: ReadonlySet<Role> = new Set(BOOKERS);

/** Colleagues share an agenda: whoever answers the phone books, moves and cancels for all of the structure. */
export const canHandle = (actor: Who, appointment: { structureId: string }): boolean =>
  bookers.has(actor.role) && appointment.structureId === actor.structureId;

export const canBookIn = (actor: Who, structureId: string): boolean => canHandle(actor, { structureId });

/** A counter takes appointments; it is for those who receive to say why and how long. */
const reasonKeepers: ReadonlySet<Role> = new Set<Role>(['mediator', 'structure_manager', 'fund_agent']);

export const canKeepReasons = (actor: Pick<Who, 'role'>): boolean => reasonKeepers.has(actor.role);

/** Each one their own hours and absences; a manager everybody’s. */
export const canPlanFor = (actor: Who, agentId: string): boolean =>
  bookers.has(actor.role) && (agentId === actor.userId || actor.role === 'structure_manager');
