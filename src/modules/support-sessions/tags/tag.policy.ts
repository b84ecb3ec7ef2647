import type { Actor } from '../../../platform/access/actor.js';

export type TagScope = 'personal' | 'team' | 'department';

/** Whose a tag is: one person's, a team's or a département's. */
export interface TagHolder {
  scope: TagScope;
  ownerId: string | null;
  teamId: string | null;
  departmentCode: string | null;
}

const nobody = { ownerId: null, teamId: null, departmentCode: null };

/**
 * Whose tags the actor keeps: their own when they log sessions; those of the team or of the département that they
 * coordinate. Nobody's for a region or for the administration.
 */
export function keptBy({ userId, role, structureId, scope }: Actor): TagHolder | null {
  if (role !== 'coordinator') return structureId === null ? null : { ...nobody, scope: 'personal', ownerId: userId };
  if (scope?.kind === 'team') return { ...nobody, scope: 'team', teamId: scope.teamId };
  return scope?.kind === 'department' ? { ...nobody, scope: 'department', departmentCode: scope.code } : null;
}

export function canKeep(actor: Actor, tag: TagHolder): boolean {
  const kept = keptBy(actor);
  return (
    kept !== null &&
    kept.scope === tag.scope &&
    kept.ownerId === tag.ownerId &&
    kept.teamId === tag.teamId &&
    kept.departmentCode === tag.departmentCode
  );
}
