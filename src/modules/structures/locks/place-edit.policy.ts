import type { Actor } from '../../../platform/access/actor.js';

/** Administrators, and those who manage the structure that runs the place. */
export function canEditPlace(actor: Actor, place: { structureId: string | null }): boolean {
  if (actor.role === 'administrator') return true;
  return actor.role === 'structure_manager' && place.structureId !== null && place.structureId === actor.structureId;
}
