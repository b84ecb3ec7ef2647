import type { Actor } from '../../../platform/access/actor.js';
import { sessionScope, type ScopePredicate } from '../../identity/index.js';
import type { Filters, Selection } from './selection.js';

/** Of `support_session s`: what each filter asks. `$v` stands for its value. */
const conditions: Record<keyof Filters, string> = {
  kind: 's.kind = $v',
  structureId: 's.structure_id = $v::uuid',
  placeId: 's.place_id = $v::uuid',
  commune: 's.commune_insee = $v',
  epci: 's.commune_insee IN (SELECT asked_commune.insee_code FROM commune asked_commune WHERE asked_commune.epci_code = $v)',
  department: structuresWithin('asked_commune.department_code = $v'),
  region: structuresWithin(
    'asked_commune.department_code IN (SELECT asked_department.code FROM department asked_department WHERE asked_department.region_code = $v)',
  ),
  mediatorId: 's.mediator_id = $v::uuid',
  teamId: `EXISTS (SELECT FROM team_member asked_member WHERE asked_member.team_id = $v::uuid
    AND (asked_member.structure_id = s.structure_id OR asked_member.user_id = s.mediator_id)
    AND asked_member.starts_on <= s.day AND (asked_member.ends_on IS NULL OR asked_member.ends_on >= s.day))`,
  topic: 's.topics @> ARRAY[$v::text]',
  procedure: 's.procedures @> ARRAY[$v::text]',
  equipment: 's.equipment @> ARRAY[$v::text]',
  level: `CASE s.kind WHEN 'individuel' THEN level_on(s.beneficiary_id, s.day) = $v
    ELSE EXISTS (SELECT FROM session_participant asked_person WHERE asked_person.session_id = s.id
      AND level_on(asked_person.beneficiary_id, s.day) = $v) END`,
  programme:
    'EXISTS (SELECT FROM workshop asked_workshop WHERE asked_workshop.session_id = s.id AND asked_workshop.programme = $v)',
  tagId:
    'EXISTS (SELECT FROM session_final_tag asked_tag WHERE asked_tag.session_id = s.id AND asked_tag.tag_id = $v::uuid)',
};

function structuresWithin(communes: string): string {
  return `s.structure_id IN (SELECT asked_structure.id FROM structure asked_structure
    JOIN commune asked_commune ON asked_commune.insee_code = asked_structure.commune_insee WHERE ${communes})`;
}

/**
 * Which rows of `support_session s` a selection holds for the actor: never more than their scope. The first parameter
 * is the first day, the second the last.
 */
export function selectedSessions(actor: Actor, { from, to, filters }: Selection): ScopePredicate {
  const parameters: unknown[] = [from, to];
  const parts = ['s.day BETWEEN $1::date AND $2::date'];
  for (const [name, value] of Object.entries(filters)) {
    if (value === undefined) continue;
    parameters.push(value);
    parts.push(conditions[name as keyof Filters].replaceAll('$v', `$${parameters.length}`));
  }
  const scope = sessionScope(
    actor,
    { structure: 's.structure_id', mediator: 's.mediator_id', day: 's.day' },
    parameters.length + 1,
  );
  return { sql: [...parts, scope.sql].join(' AND '), parameters: [...parameters, ...scope.parameters] };
}
