import type { Actor } from '../../platform/access/actor.js';

/** A piece of a WHERE clause and the values of its `$n`, numbered from `firstParameter`. */
export interface ScopePredicate {
  sql: string;
  parameters: unknown[];
}

/** SQL expressions of the caller's query: `{ structure: 'ss.structure_id', mediator: 'ss.mediator_id', day: 'ss.day' }`. */
export interface SessionColumns {
  structure: string;
  mediator: string;
  day: string;
}

const NOTHING: ScopePredicate = { sql: 'FALSE', parameters: [] };
const EVERYTHING: ScopePredicate = { sql: 'TRUE', parameters: [] };

/**
 * Which sessions the actor may count. Always a predicate, never a join: each row once, however many times someone
 * joined and left the team.
 * - mediator, counter, fund_agent: those they logged themselves, in the structure where they work today;
 * - structure_manager: those of the structure;
 * - coordinator of a team: those of a member mediator or of a member structure, on a day when it was a member;
 * - coordinator of a territory: those of the structures whose commune lies in it; of the country: all;
 * - administrator: none.
 * @param firstParameter number of the first `$n` that is still free in the caller's query
 */
export function sessionScope(actor: Actor, columns: SessionColumns, firstParameter: number): ScopePredicate {
  if (actor.role === 'coordinator') return coordinatorScope(actor, columns, firstParameter);
  if (actor.role === 'structure_manager' || actor.structureId === null) {
    return ownStructure(actor, columns.structure, firstParameter);
  }
  return {
    sql: `(${columns.structure} = $${firstParameter} AND ${columns.mediator} = $${firstParameter + 1})`,
    parameters: [actor.structureId, actor.userId],
  };
}

/**
 * Which rows of a structure (referrals, assessments, information sheets) the actor may count. The structures where a
 * team's mediators work do not count, unless they are members themselves.
 * @param columns SQL expressions of the row's structure and of its day (a `date`)
 * @param firstParameter number of the first `$n` that is still free in the caller's query
 */
export function structureScope(
  actor: Actor,
  columns: { structure: string; day: string },
  firstParameter: number,
): ScopePredicate {
  return actor.role === 'coordinator'
    ? coordinatorScope(actor, columns, firstParameter)
    : ownStructure(actor, columns.structure, firstParameter);
}

function ownStructure(actor: Actor, structure: string, first: number): ScopePredicate {
  if (actor.structureId === null) return NOTHING;
  return { sql: `${structure} = $${first}`, parameters: [actor.structureId] };
}

/**
 * Rows of the members of a team on the days when they are members. The lists come first, so that the indexes by mediator
 * and by structure serve; the days are checked on what they find.
 * @param team SQL of the team’s id
 */
export function inTeam(team: string, columns: { structure: string; mediator?: string; day: string }): string {
  const members = (column: string) => `ARRAY(SELECT scope_listed.${column} FROM team_member scope_listed
    WHERE scope_listed.team_id = ${team}::uuid AND scope_listed.${column} IS NOT NULL)`;
  const { structure, mediator, day } = columns;
  const listed = `${structure} = ANY (${members('structure_id')})`;
  const member = `scope_member.structure_id = ${structure}`;
  return `(${mediator ? `(${listed} OR ${mediator} = ANY (${members('user_id')}))` : listed}
    AND EXISTS (SELECT 1 FROM team_member scope_member WHERE scope_member.team_id = ${team}::uuid
      AND ${mediator ? `(${member} OR scope_member.user_id = ${mediator})` : member}
      AND scope_member.starts_on <= ${day} AND (scope_member.ends_on IS NULL OR scope_member.ends_on >= ${day})))`;
}

// The names of the tables inside are long on purpose: a short one could hide an alias of the caller.
function coordinatorScope(
  actor: Actor,
  columns: { structure: string; mediator?: string; day: string },
  first: number,
): ScopePredicate {
  const { scope } = actor;
  if (!scope) return NOTHING;
  if (scope.kind === 'team') return { sql: inTeam(`$${first}`, columns), parameters: [scope.teamId] };
  if (scope.kind === 'country') return EVERYTHING;
  const within =
    scope.kind === 'department'
      ? `scope_commune.department_code = $${first}`
      : `scope_commune.department_code IN (SELECT code FROM department WHERE region_code = $${first})`;
  const sql = `${columns.structure} IN (SELECT scope_structure.id FROM structure scope_structure
    JOIN commune scope_commune ON scope_commune.insee_code = scope_structure.commune_insee WHERE ${within})`;
  return { sql, parameters: [scope.code] };
}
