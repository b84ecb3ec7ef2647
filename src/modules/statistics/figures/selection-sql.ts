import type { Actor } from '../../../platform/access/actor.js';
import { inTeam, sessionScope, type ScopePredicate } from '../../identity/index.js';
import type { SourceColumns } from '../sources/index.js';
import type { Filters, Selection } from './selection.js';

/** What each filter asks of a row; `$v` stands for its value. */
type Conditions = Partial<Record<keyof Filters, string>>;

const SESSION: SourceColumns = { structure: 's.structure_id', mediator: 's.mediator_id', day: 's.day' };

/** Asked of any source. */
const anywhere = ({ structure, mediator, day }: SourceColumns): Conditions => ({
  structureId: `${structure} = $v::uuid`,
  mediatorId: `${mediator} = $v::uuid`,
  department: within(structure, `'D-' || $v::text`),
  region: within(structure, `'R-' || $v::text`),
  teamId: inTeam('$v', { structure, mediator, day }),
});

const within = (structure: string, territory: string): string => `${structure} IN (
  SELECT asked_territory.structure_id FROM structure_territory asked_territory WHERE asked_territory.territory = ${territory})`;

/** Asked of `support_session s` alone. */
const ofSessions: Conditions = {
  kind: 's.kind = $v',
  placeId: 's.place_id = $v::uuid',
  commune: 's.commune_insee = $v',
  epci: 's.commune_insee IN (SELECT asked_commune.insee_code FROM commune asked_commune WHERE asked_commune.epci_code = $v)',
  topic: 's.topics @> ARRAY[$v::text]',
  procedure: 's.procedures @> ARRAY[$v::text]',
  equipment: 's.equipment @> ARRAY[$v::text]',
  level: `CASE s.kind WHEN 'individuel' THEN s.beneficiary_id IS NOT NULL AND level_on(s.beneficiary_id, s.day) = $v
    ELSE EXISTS (SELECT FROM session_participant asked_person WHERE asked_person.session_id = s.id
      AND level_on(asked_person.beneficiary_id, s.day) = $v) END`,
  programme: `EXISTS (SELECT FROM workshop asked_workshop
    WHERE asked_workshop.session_id = s.id AND asked_workshop.programme = $v)`,
  tagId: `EXISTS (SELECT FROM session_final_tag asked_tag
    WHERE asked_tag.session_id = s.id AND asked_tag.tag_id = $v::uuid AND $tags)`,
};

/** Predicates of one selection over several sources, with the parameters that they share. `$1` and `$2` are its days. */
export interface SelectionSql {
  parameters: unknown[];
  /** Over `support_session s`: every filter. */
  sessions: string;
  /** The level asked for, as SQL; its people alone are counted. */
  level?: string;
  /** Over any source: the filters that do not speak of sessions. */
  elsewhere: (columns: SourceColumns) => string;
}

/** Never more than the actor’s scope, whatever the filters ask. */
export function selectionSql(actor: Actor, { from, to, filters }: Selection): SelectionSql {
  const parameters: unknown[] = [from, to];
  const places = new Map<keyof Filters, string>();
  for (const [name, value] of Object.entries(filters)) {
    if (value !== undefined) places.set(name as keyof Filters, `$${parameters.push(value)}`);
  }
  // The words that people keep for themselves are nobody else’s filter.
  const tags = actor.role === 'coordinator' ? `asked_tag.scope <> 'personal'` : 'TRUE';
  const asked = (conditions: Conditions): string[] =>
    [...places].flatMap(([name, place]) => {
      const condition = conditions[name];
      return condition === undefined ? [] : [condition.replaceAll('$v', place).replaceAll('$tags', tags)];
    });
  const first = parameters.length + 1;
  const scope = (columns: SourceColumns) => sessionScope(actor, columns, first);
  const over = (columns: SourceColumns, conditions: Conditions) =>
    [`${columns.day} BETWEEN $1::date AND $2::date`, ...asked(conditions), scope(columns).sql].join(' AND ');
  const level = places.get('level');
  return {
    parameters: [...parameters, ...scope(SESSION).parameters],
    sessions: over(SESSION, { ...anywhere(SESSION), ...ofSessions }),
    ...(level === undefined ? {} : { level: `${level}::text` }),
    elsewhere: (columns) => over(columns, anywhere(columns)),
  };
}

/** Which rows of `support_session s` a selection holds for the actor. The first two parameters are its days. */
export function selectedSessions(actor: Actor, selection: Selection): ScopePredicate {
  const { sessions, parameters } = selectionSql(actor, selection);
  return { sql: sessions, parameters };
}
