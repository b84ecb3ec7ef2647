import type { Actor, Role } from '../../../platform/access/actor.js';
import type { WorkshopStatus } from '../workshop-status.js';

const organisers: readonly Role[] = ['mediator', 'counter', 'fund_agent', 'structure_manager'];

interface Organised {
  structureId: string;
  status: WorkshopStatus;
}

/** Whoever works with people in the structure that organises it. */
export const canOrganise = (actor: Actor, { structureId }: Pick<Organised, 'structureId'>): boolean =>
  organisers.includes(actor.role) && actor.structureId === structureId;

/** Agents of other structures refer people to what is open; what is being prepared is the organiser’s own. */
export const canRead = (actor: Actor, workshop: Organised): boolean =>
  organisers.includes(actor.role) && (workshop.status !== 'draft' || canOrganise(actor, workshop));
