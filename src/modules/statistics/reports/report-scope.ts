import type { Actor } from '../../../platform/access/actor.js';

export const scopeKinds = ['mediator', 'structure', 'team', 'department', 'region', 'country'] as const;
export type ScopeKind = (typeof scopeKinds)[number];

/** Whose figures a report holds: as the actor’s own scope, written down. */
export interface ReportScope {
  scopeKind: ScopeKind;
  scopeCode: string;
}

/**
 * What the actor’s figures are of, today: those of a mediator or counter are their own, in one structure. Two people
 * who have the same scope see the same reports. Null for those who count nothing. Pure.
 */
export function scopeOf({ role, userId, structureId, scope }: Actor): ReportScope | null {
  if (role === 'coordinator') {
    if (!scope) return null;
    return { scopeKind: scope.kind, scopeCode: scope.kind === 'team' ? scope.teamId : scope.code };
  }
  if (structureId === null) return null;
  if (role === 'structure_manager') return { scopeKind: 'structure', scopeCode: structureId };
  return { scopeKind: 'mediator', scopeCode: `${structureId}/${userId}` };
}
