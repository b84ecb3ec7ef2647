import type { Actor } from '../../platform/access/actor.js';
import type { Day } from '../../platform/time/day.js';
import { type ScopePredicate, structureScope } from '../identity/index.js';

const ZONE = `'Europe/Paris'`;

/**
 * Predicate over `r`: the referrals sent from day to day, both included, by the structures of the actor's scope.
 * @param structures ids of that scope when they are known already; not for a team, whose members change with the day
 */
export function referralsSent(
  actor: Actor,
  { from, to }: { from: Day; to: Day },
  structures?: readonly string[],
): ScopePredicate {
  const day = `(r.sent_at AT TIME ZONE ${ZONE})::date`;
  const scope = structures
    ? { sql: 'r.sender_structure_id = ANY ($3)', parameters: [structures] }
    : structureScope(actor, { structure: 'r.sender_structure_id', day }, 3);
  return {
    sql: `r.sent_at >= $1::date::timestamp AT TIME ZONE ${ZONE}
      AND r.sent_at < ($2::date + 1)::timestamp AT TIME ZONE ${ZONE} AND ${scope.sql}`,
    parameters: [from, to, ...scope.parameters],
  };
}
