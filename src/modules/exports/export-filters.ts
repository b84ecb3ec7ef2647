import pg from 'pg';
import type { ScopePredicate } from '../identity/index.js';
import {
  type FilterConditions,
  rowConditions,
  sessionConditions,
  type SessionFilterName,
  type SessionFilters,
} from '../support-sessions/index.js';
import type { ExportKind } from './export-kinds.js';

/** The alias of the table that each kind reads, its structure and its day. */
interface Rows {
  structure: string;
  /** Who did it, where the filter by agent has a sense. */
  mediator?: string;
  day: string;
}

const referralDay = `(r.sent_at AT TIME ZONE 'Europe/Paris')::date`;
const sessions: Rows = { structure: 's.structure_id', mediator: 's.mediator_id', day: 's.day' };

export const rowsOfKind: Readonly<Record<ExportKind, Rows>> = {
  sessions,
  accompaniments: sessions,
  referrals: { structure: 'r.sender_structure_id', day: referralDay },
  workshops: { structure: 'w.structure_id', day: '(w.starts_at AT TIME ZONE w.zone)::date' },
};

const readsSessions = (kind: ExportKind): boolean => kind === 'sessions' || kind === 'accompaniments';

/** Personal tags are refused to who may not know of them before anything is read (`FilterSight`). */
export const conditionsOf = (kind: ExportKind): FilterConditions => ({
  ...(readsSessions(kind) ? sessionConditions(true) : {}),
  ...(kind === 'workshops' ? { programme: 'w.programme = $v' } : {}),
  ...rowConditions(rowsOfKind[kind]),
});

/** Those of the filters given that say nothing of this kind of rows. */
export const strangeTo = (kind: ExportKind, filters: SessionFilters): SessionFilterName[] => {
  const known = conditionsOf(kind);
  return given(filters).flatMap(([name]) => (known[name] === undefined ? [name] : []));
};

export const given = (filters: SessionFilters): [SessionFilterName, string][] =>
  Object.entries(filters).filter(([, value]) => value !== undefined) as [SessionFilterName, string][];

/** Of the rows of one person each: a session is kept when one of its people has the level asked for, they alone are told. */
export const peopleSql = ({ level }: SessionFilters): string =>
  level === undefined
    ? 'TRUE'
    : `(one.beneficiary_id IS NOT NULL AND level_on(one.beneficiary_id, s.day) = ${pg.escapeLiteral(level)})`;

/** The predicate of the filters. @param first number of the first `$n` that is free */
export function filtersSql(kind: ExportKind, filters: SessionFilters, first: number): ScopePredicate {
  const conditions = conditionsOf(kind);
  const parts: string[] = [];
  const parameters: unknown[] = [];
  for (const [name, value] of given(filters)) {
    const condition = conditions[name];
    if (condition === undefined) continue;
    parts.push(condition.replaceAll('$v', `$${first + parameters.length}`));
    parameters.push(value);
  }
  return { sql: parts.length === 0 ? 'TRUE' : parts.join(' AND '), parameters };
}
