import type { Role, StructureActor } from '../../platform/access/actor.js';

/** Bringing a whole file in is for those who answer for the files of the structure; a counter opens them one by one. */
const importers: ReadonlySet<Role> = new Set<Role>(['mediator', 'structure_manager']);

export const canImport = (actor: Pick<StructureActor, 'role'>): boolean => importers.has(actor.role);

/** What a colleague of the structure brought in is theirs together, as the people are. */
export const canSeeImport = (
  actor: Pick<StructureActor, 'role' | 'structureId'>,
  { structureId }: { structureId: string },
): boolean => canImport(actor) && actor.structureId === structureId;

/** Sessions are their author’s: only who brought them in makes them, or takes them back. */
export const canConductImport = (
  actor: Pick<StructureActor, 'role' | 'structureId' | 'userId'>,
  found: { structureId: string; kind: 'people' | 'sessions'; requestedBy: string },
): boolean => canSeeImport(actor, found) && (found.kind === 'people' || found.requestedBy === actor.userId);
