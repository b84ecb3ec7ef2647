import type { Actor } from '../../platform/access/actor.js';
import { canSeePeople } from '../beneficiaries/index.js';
import { type ScopePredicate, sessionScope, structureScope } from '../identity/index.js';
import { referralsSent } from '../referrals/index.js';
import type { Asked } from './export-asked.js';
import type { ExportKind } from './export-kinds.js';
import { filtersSql, peopleSql, rowsOfKind } from './export-filters.js';
import { withLiterals } from './sql-words.js';
import { accompanimentsTable } from './tables/accompaniments-table.js';
import type { Table } from './tables/column.js';
import { referralsTable } from './tables/referrals-table.js';
import { type Reader, sessionsTable } from './tables/sessions-table.js';
import { workshopsTable } from './tables/workshops-table.js';

export const readerOf = ({ role }: Pick<Actor, 'role'>): Reader => ({
  outside: role === 'coordinator',
  seesPeople: canSeePeople(role),
});

/** The rows asked for that are of the actor’s scope: the predicate over `s`, `r` or `w`. */
export function askedRows(actor: Actor, asked: Asked): ScopePredicate {
  const base = within(actor, asked);
  const filters = filtersSql(asked.kind, asked.filters, base.parameters.length + 1);
  return { sql: `${base.sql} AND ${filters.sql}`, parameters: [...base.parameters, ...filters.parameters] };
}

function within(actor: Actor, { kind, from, to }: Asked): ScopePredicate {
  if (kind === 'referrals') return referralsSent(actor, { from, to });
  const scope = scopeOf(actor, kind, 3);
  const parameters = [from, to, ...scope.parameters];
  if (kind !== 'workshops') return { sql: `s.day BETWEEN $1::date AND $2::date AND ${scope.sql}`, parameters };
  // The zone of a place is at most a day away: the index finds the days, the zone says which.
  return {
    sql: `w.starts_at >= $1::date - 1 AND w.starts_at < $2::date + 2
      AND ${rowsOfKind.workshops.day} BETWEEN $1::date AND $2::date AND w.status <> 'draft' AND ${scope.sql}`,
    parameters,
  };
}

/** Of any day. */
export function scopeOf(actor: Actor, kind: ExportKind, first: number): ScopePredicate {
  const { structure, mediator, day } = rowsOfKind[kind];
  return mediator === undefined
    ? structureScope(actor, { structure, day }, first)
    : sessionScope(actor, { structure, mediator, day }, first);
}

export function tableOf(actor: Actor, asked: Asked): Table {
  const where = withLiterals(askedRows(actor, asked));
  if (asked.kind === 'referrals') return referralsTable(where);
  if (asked.kind === 'workshops') return workshopsTable(where);
  return asked.kind === 'sessions'
    ? sessionsTable(where, readerOf(actor))
    : accompanimentsTable(`${where} AND ${peopleSql(asked.filters)}`, readerOf(actor));
}

export const SOURCES: Readonly<Record<ExportKind, string>> = {
  sessions: 'support_session s',
  accompaniments: 'support_session s',
  referrals: 'referral r',
  workshops: 'workshop w',
};

/** How many lines the file will have, the heading aside. La Coop’s has one for each person, counted or known. */
const LINES: Readonly<Record<string, string>> = {
  coop: 's.participant_count',
  accompaniments: `(s.participant_count - s.anonymous_count + least(s.anonymous_count, 1))`,
};

const linesOf = ({ kind, format }: Asked): string => (format === 'coop' ? LINES['coop'] : LINES[kind]) ?? '1';

/** @param most counting stops above: whether a file is long is known without reading all of it */
export function countSql(actor: Actor, asked: Asked, most?: number): ScopePredicate {
  const where = askedRows(actor, asked);
  return {
    sql: `SELECT coalesce(sum(lines), 0)::int AS lines FROM (SELECT ${linesOf(asked)} AS lines
            FROM ${SOURCES[asked.kind]} WHERE ${where.sql}${most === undefined ? '' : ` LIMIT ${most}`}) found`,
    parameters: where.parameters,
  };
}
