import type { Actor } from '../../../platform/access/actor.js';
import { sessionScope, type ScopePredicate } from '../../identity/index.js';
import { type FilterConditions, rowConditions, sessionConditions } from '../../support-sessions/index.js';
import type { SourceColumns } from '../sources/index.js';
import type { Filters, Selection } from './selection.js';

const SESSION: SourceColumns = { structure: 's.structure_id', mediator: 's.mediator_id', day: 's.day' };

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
  const asked = (conditions: FilterConditions): string[] =>
    [...places].flatMap(([name, place]) => {
      const condition = conditions[name];
      return condition === undefined ? [] : [condition.replaceAll('$v', place)];
    });
  const first = parameters.length + 1;
  const scope = (columns: SourceColumns) => sessionScope(actor, columns, first);
  const over = (columns: SourceColumns, conditions: FilterConditions) =>
    [`${columns.day} BETWEEN $1::date AND $2::date`, ...asked(conditions), scope(columns).sql].join(' AND ');
  const level = places.get('level');
  return {
    parameters: [...parameters, ...scope(SESSION).parameters],
    sessions: over(SESSION, { ...rowConditions(SESSION), ...sessionConditions(actor.role !== 'coordinator') }),
    ...(level === undefined ? {} : { level: `${level}::text` }),
    elsewhere: (columns) => over(columns, rowConditions(columns)),
  };
}

/** Which rows of `support_session s` a selection holds for the actor. The first two parameters are its days. */
export function selectedSessions(actor: Actor, selection: Selection): ScopePredicate {
  const { sessions, parameters } = selectionSql(actor, selection);
  return { sql: sessions, parameters };
}
