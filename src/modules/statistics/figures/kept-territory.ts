import type { Actor } from '../../../platform/access/actor.js';
import type { Selection } from './selection.js';

/**
 * The territory (or team) whose roll-ups answer a selection: the actor’s own, or a part of it that they ask for with nothing else.
 * Null when only the rows can answer. Whether the part lies in the actor’s territory is for the base to say (`inside`). Pure.
 */
export function keptTerritory(actor: Actor, { filters }: Selection): { territory: string; inside: string } | null {
  const { scope } = actor;
  if (actor.role !== 'coordinator' || !scope) return null;
  const own =
    scope.kind === 'team'
      ? `T-${scope.teamId}`
      : scope.kind === 'country'
        ? 'FR'
        : `${scope.kind === 'region' ? 'R' : 'D'}-${scope.code}`;
  const asked = Object.entries(filters).filter(([, value]) => value !== undefined);
  if (asked.length === 0) return { territory: own, inside: own };
  if (scope.kind === 'team') return null;
  const [[name, value] = []] = asked;
  if (asked.length > 1 || (name !== 'department' && name !== 'region')) return null;
  return { territory: `${name === 'region' ? 'R' : 'D'}-${value}`, inside: own };
}
