import type { StructureActor } from '../../../platform/access/actor.js';
import { canRegister } from '../beneficiary.policy.js';

/** Two files are made one by those who hold both, never by those with whom one is shared. */
export const canMerge = (
  actor: Pick<StructureActor, 'role' | 'structureId'>,
  ...people: readonly { structureId: string }[]
): boolean => canRegister(actor) && people.every(({ structureId }) => structureId === actor.structureId);
