import type { Actor, CoordinatorScope, Role } from '../../../platform/access/actor.js';

/** A role and where it is held. Exactly one of the last two, or neither for an administrator. */
export interface Grant {
  role: Role;
  structureId: string | null;
  scope: CoordinatorScope | null;
}

export const structureRoles = ['mediator', 'counter', 'fund_agent', 'structure_manager'] as const satisfies Role[];

const isStructureRole = (role: Role): boolean => (structureRoles as readonly Role[]).includes(role);

/** The roles that someone may give: a manager those of a structure, an administrator all. */
export function rolesGivenBy(actor: Actor): Role[] {
  if (actor.role === 'administrator') return [...structureRoles, 'coordinator', 'administrator'];
  return actor.role === 'structure_manager' ? [...structureRoles] : [];
}

/** A manager gives roles in their own structure only. */
export function canGive(actor: Actor, grant: Grant): boolean {
  if (!rolesGivenBy(actor).includes(grant.role) || !isWhole(grant)) return false;
  return actor.role === 'administrator' || grant.structureId === actor.structureId;
}

/** The base says the same in `membership_scope_check`. */
function isWhole({ role, structureId, scope }: Grant): boolean {
  if (isStructureRole(role)) return structureId !== null && scope === null;
  return structureId === null && (scope !== null) === (role === 'coordinator');
}

interface HeldRole {
  structureId: string | null;
}

/** An account is visible to the manager of a structure in which it has, had or will have a role. */
export function canSee(actor: Actor, memberships: readonly HeldRole[]): boolean {
  return actor.role === 'administrator' || memberships.some((membership) => canManageRole(actor, membership));
}

/** Ending a role, or seeing it at all. */
export function canManageRole(actor: Actor, membership: HeldRole): boolean {
  if (actor.role === 'administrator') return true;
  return actor.role === 'structure_manager' && membership.structureId === actor.structureId;
}

/**
 * A manager closes or opens an account only when all its roles are in their structure: otherwise someone invited
 * elsewhere, an administrator even, could be locked out by any of them. Nobody closes their own.
 */
export function canSwitch(actor: Actor, userId: string, memberships: readonly HeldRole[]): boolean {
  if (userId === actor.userId) return false;
  if (actor.role === 'administrator') return true;
  return memberships.length > 0 && memberships.every((membership) => canManageRole(actor, membership));
}
