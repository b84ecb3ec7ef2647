import type { StructureActor } from '../../platform/access/actor.js';

/** The structure that sends reads the receipts, copies what was kept and calls whom it must. */
export const isOfStructure = (actor: StructureActor, message: { structureId: string | null }): boolean =>
  message.structureId === actor.structureId;
