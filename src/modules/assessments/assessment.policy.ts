import type { StructureActor } from '../../platform/access/actor.js';

/**
 * Whoever may see the person may read their assessments (the person is asked for first). The level of an assessment is
 * only kept by the structure that made it: another one asks the questions again.
 */
export const canKeepLevel = (actor: StructureActor, assessment: { structureId: string }): boolean =>
  assessment.structureId === actor.structureId;
