import type { Actor } from '../../../platform/access/actor.js';
import { structureScope, type ScopePredicate } from '../../identity/index.js';
import type { ListedField } from './filter-fields.js';

/**
 * What each list offers, as `SELECT id, name` over the tables made by `scopeOf`. Structures, accounts, teams and tags of
 * others are in none of them: whoever names one learns nothing, not even that it exists.
 */
const sources: Record<ListedField, string> = {
  structure: `SELECT id::text, name FROM own_structure`,
  lieu: `SELECT place.id::text, place.name || ' (' || place.commune_name || ')' FROM place
    WHERE place.id IN (SELECT place_id FROM own_visit) OR place.structure_id IN (SELECT id FROM own_structure)`,
  commune: `SELECT commune.insee_code, commune.name || ' (' || commune.department_code || ')' FROM commune
    WHERE commune.insee_code IN (SELECT insee_code FROM own_commune)`,
  epci: `SELECT epci.code, epci.name FROM epci WHERE epci.code IN (
    SELECT commune.epci_code FROM own_commune JOIN commune ON commune.insee_code = own_commune.insee_code)`,
  departement: `SELECT department.code, department.name FROM department
    WHERE department.code IN (SELECT department_code FROM own_structure)`,
  region: `SELECT region.code, region.name FROM region WHERE region.code IN (
    SELECT department.region_code FROM own_structure JOIN department ON department.code = own_structure.department_code)`,
  mediateur: `SELECT app_user.id::text, app_user.first_name || ' ' || app_user.last_name FROM app_user
    WHERE app_user.id IN (SELECT id FROM own_person)`,
  equipe: `SELECT team.id::text, team.name FROM team WHERE team.id IN (SELECT id FROM own_team)`,
  etiquette: `SELECT tag.id::text, tag.label || CASE tag.scope WHEN 'team' THEN ' (équipe)'
      WHEN 'department' THEN ' (département)' ELSE '' END FROM tag
    WHERE tag.final AND (tag.owner_id = $1 OR tag.team_id IN (SELECT id FROM tag_team)
      OR tag.department_code IN (SELECT department_code FROM own_structure))`,
};

/** What everybody may name, be it far away: it is in the national directory, and counts nothing of others. */
const everywhere: Partial<Record<ListedField, string>> = {
  lieu: `SELECT place.id::text, place.name || ' (' || place.commune_name || ')' FROM place`,
  commune: `SELECT commune.insee_code, commune.name || ' (' || commune.department_code || ')' FROM commune`,
  epci: `SELECT epci.code, epci.name FROM epci`,
};

/** A list as a table `(id, name)` for the FROM of a query that begins with what `scopeOf` gives. */
export const offeredSource = (field: ListedField): string => `(${sources[field]}) AS option (id, name)`;

/** All that may be asked for, offered or not. */
export const namedSource = (field: ListedField): string =>
  `(${everywhere[field] ?? sources[field]}) AS option (id, name)`;

/** Sessions of each person looked at, the latest first, to offer where they were held: any other place is found by name. */
const LATEST_VISITS = { alone: 400, among: 60 };

/**
 * The WITH of the lists, narrow enough to be cheap whatever was logged: structures by territory, people by membership,
 * and only the latest sessions of each. The first parameter is the reader's account.
 */
export function scopeOf(actor: Actor): ScopePredicate {
  const { structures, people, teams, tagTeams, parameters } = partsOf(actor);
  const isAlone = actor.role !== 'coordinator' && actor.role !== 'structure_manager';
  const visits = isTerritory(actor)
    ? `SELECT NULL::uuid AS place_id, NULL::text AS commune_insee WHERE false`
    : `SELECT DISTINCT visit.place_id, visit.commune_insee FROM own_person CROSS JOIN LATERAL (
         SELECT s.place_id, s.commune_insee FROM support_session s WHERE s.mediator_id = own_person.id
          ORDER BY s.day DESC LIMIT ${LATEST_VISITS[isAlone ? 'alone' : 'among']}) visit`;
  const communes = isTerritory(actor)
    ? `SELECT c.insee_code FROM commune c WHERE c.department_code IN (SELECT department_code FROM own_structure)`
    : `SELECT commune_insee AS insee_code FROM own_visit UNION SELECT commune_insee FROM own_structure`;
  const sql = `WITH reader AS (SELECT $1::uuid AS id), own_structure AS (
      SELECT s.id, s.name, s.commune_insee, c.department_code
        FROM structure s LEFT JOIN commune c ON c.insee_code = s.commune_insee
       WHERE ${structures} AND EXISTS (SELECT FROM membership m WHERE m.structure_id = s.id)
    ), own_person AS (${people}), own_team AS (${teams}), tag_team AS (${tagTeams}), own_visit AS (${visits}),
    own_commune AS (${communes})`;
  return { sql, parameters: [actor.userId, ...parameters] };
}

/** Only who coordinates a département, a région or the country counts by territory. */
export const isTerritory = (actor: Actor): boolean =>
  actor.role === 'coordinator' && actor.scope !== null && actor.scope.kind !== 'team';

const NO_TEAM = 'SELECT NULL::uuid AS id WHERE false';
const WORKING_THERE = `SELECT DISTINCT m.user_id AS id FROM membership m
  WHERE m.structure_id IN (SELECT id FROM own_structure)`;

interface Parts {
  structures: string;
  people: string;
  teams: string;
  /** Whose tags may be on the sessions and are the reader's to see. */
  tagTeams: string;
  parameters: unknown[];
}

function partsOf(actor: Actor): Parts {
  if (actor.role === 'coordinator' && actor.scope?.kind === 'team') return ofTeam(actor.scope.teamId);
  if (isTerritory(actor)) return ofTerritory(actor);
  const parameters = [actor.structureId];
  const tagTeams = `SELECT team_id AS id FROM team_member WHERE user_id = $1 OR structure_id = $2`;
  const people = actor.role === 'structure_manager' ? WORKING_THERE : 'SELECT $1::uuid AS id';
  return { structures: 's.id = $2::uuid', people, teams: NO_TEAM, tagTeams, parameters };
}

/** The structures where its mediators work may be named, but people of those structures are not its own. */
function ofTeam(teamId: string): Parts {
  const member = 'SELECT member.user_id, member.structure_id FROM team_member member WHERE member.team_id = $2';
  return {
    structures: `(s.id IN (SELECT structure_id FROM (${member}) joined) OR s.id IN (
      SELECT m.structure_id FROM membership m WHERE m.user_id IN (SELECT user_id FROM (${member}) joined)))`,
    people: `SELECT user_id AS id FROM (${member}) joined WHERE user_id IS NOT NULL
      UNION SELECT m.user_id FROM membership m WHERE m.structure_id IN (SELECT structure_id FROM (${member}) joined)`,
    teams: 'SELECT $2::uuid AS id',
    tagTeams: 'SELECT id FROM own_team',
    parameters: [teamId],
  };
}

/** Teams with a member in the territory, be it a structure or somebody who works in one. */
function ofTerritory(actor: Actor): Parts {
  const { sql, parameters } = structureScope(actor, { structure: 's.id', day: 'CURRENT_DATE' }, 2);
  const teams = `SELECT DISTINCT member.team_id AS id FROM team_member member
     WHERE member.structure_id IN (SELECT id FROM own_structure) OR member.user_id IN (SELECT id FROM own_person)`;
  return { structures: sql, people: WORKING_THERE, teams, tagTeams: 'SELECT id FROM own_team', parameters };
}
