import type { SelectionSql } from '../figures/selection-sql.js';
import { cannotPair, type CrossDimension } from './dimensions.js';

export type Pair = readonly [rows: CrossDimension, columns: CrossDimension];

/** Rows (row_raw, column_raw, people): accompaniments by the raw values of the pair, which are few once added up. */
export function crossUnits(pair: Pair, { sessions, level }: SelectionSql): string {
  if (pair.every(({ of }) => of === 'session')) return unit(pair, { of: bySession(level), where: sessions });
  const parts = [alone(pair, sessions), listed(pair, sessions, level)];
  // At a level, people without a file are not counted.
  if (level === undefined && !cannotPair(...pair)) parts.push(counted(pair, sessions));
  return parts.join(' UNION ALL ');
}

interface Rows {
  /** What follows `FROM support_session s`. */
  from?: string;
  /** How many people one row is. */
  of: string;
  where: string;
}

type Values = readonly [{ raw: string; open?: boolean }, { raw: string; open?: boolean }];

function unit([rows, columns]: Values, { from = '', of, where }: Rows): string {
  const [row, column] = [value(rows, 'row_top'), value(columns, 'column_top')];
  return `SELECT coalesce(row_raw::text, '') AS row_raw, coalesce(column_raw::text, '') AS column_raw, people
     FROM (SELECT ${row.raw} AS row_raw, ${column.raw} AS column_raw, ${of} AS people
             FROM support_session s ${from} ${row.join} ${column.join} WHERE ${where} GROUP BY 1, 2) added`;
}

/** Of a dimension with thousands of codes, the most frequent ones, already found, and `+` for the others. */
const value = ({ raw, open = false }: Values[number], top: string): { raw: string; join: string } =>
  open
    ? { raw: `coalesce(${top}.raw, '+')`, join: `LEFT JOIN ${top} ON ${top}.raw = coalesce((${raw})::text, '')` }
    : { raw, join: '' };

const bySession = (level: string | undefined): string =>
  level === undefined
    ? 'sum(s.participant_count)'
    : `sum(CASE s.kind WHEN 'individuel' THEN 1 ELSE (SELECT count(*) FROM session_participant p
         WHERE p.session_id = s.id AND level_on(p.beneficiary_id, s.day) = ${level}) END)`;

/** Of an individual session, which holds its person. */
function alone([rows, columns]: Pair, sessions: string): string {
  const own = ({ raw, open }: CrossDimension) => ({ raw: raw.replace(/\bp\./g, 's.'), open });
  const from = needsLevel([rows, columns]) ? spanJoin('s.beneficiary_id') : '';
  return unit([own(rows), own(columns)], { from, of: 'count(*)', where: `s.kind = 'individuel' AND ${sessions}` });
}

/** On the list of a workshop. */
function listed(pair: Pair, sessions: string, level: string | undefined): string {
  const from = `JOIN session_participant p ON p.session_id = s.id ${needsLevel(pair) ? spanJoin('p.beneficiary_id') : ''}`;
  const atLevel = level === undefined ? '' : ` AND level_on(p.beneficiary_id, s.day) = ${level}`;
  return unit(pair, { from, of: 'count(*)', where: `s.kind = 'collectif' AND ${sessions}${atLevel}` });
}

/** Only counted in a workshop: as many as were entered for each code, the others « non communiqué ». */
function counted(pair: Pair, sessions: string): string {
  const key = pair.flatMap((one) => (one.counted !== null && 'key' in one.counted ? [one.counted.key] : []))[0];
  const raw = (one: CrossDimension) => ({
    open: one.open,
    raw: one.counted === null ? one.raw : 'key' in one.counted ? 'head.code' : `'${one.counted.always}'::text`,
  });
  const heads = `CROSS JOIN LATERAL (
      SELECT code, number::int AS people FROM jsonb_each_text(s.anonymous_by -> '${key}') one (code, number)
      UNION ALL
      SELECT 'non_communique', s.anonymous_count - coalesce((SELECT sum(number::int)
               FROM jsonb_each_text(s.anonymous_by -> '${key}') one (code, number)), 0)::int) head`;
  return unit([raw(pair[0]), raw(pair[1])], {
    from: key === undefined ? '' : heads,
    of: key === undefined ? 'sum(s.anonymous_count)' : 'sum(head.people)',
    where: `s.kind = 'collectif' AND s.anonymous_count > 0 ${key === undefined ? '' : 'AND head.people > 0'} AND ${sessions}`,
  });
}

export const needsLevel = (pair: Pair): boolean => pair.some(({ raw }) => raw.includes('span.'));

const spanJoin = (person: string): string =>
  `LEFT JOIN span ON span.person = ${person} AND s.day >= span.from_day AND s.day < span.until_day`;

/** The people of a selection. @param sessions a predicate over `support_session s` */
const peopleOf = (sessions: string): string => `
  person AS MATERIALIZED (
    SELECT s.beneficiary_id AS id FROM support_session s
     WHERE s.kind = 'individuel' AND s.beneficiary_id IS NOT NULL AND ${sessions}
    UNION SELECT p.beneficiary_id FROM support_session s JOIN session_participant p ON p.session_id = s.id
     WHERE s.kind = 'collectif' AND ${sessions})`;

/**
 * From which day to which each person stood at each level: `level_on`, for many people at once. Of two levels found on
 * one day the first lasts no time.
 */
export const spans = (sessions: string): string => `${peopleOf(sessions)}, span AS MATERIALIZED (
    SELECT t.beneficiary_id AS person, (ARRAY['beginner', 'intermediate', 'independent'])[t.step] AS level, t.day AS from_day,
           lead(t.day, 1, 'infinity') OVER (PARTITION BY t.beneficiary_id ORDER BY t.assessed_at, t.id) AS until_day
      FROM person JOIN told_level t ON t.beneficiary_id = person.id
     WHERE t.step IS NOT NULL AND t.assessed_at < ($2::date + 1)::timestamp AT TIME ZONE 'Europe/Paris')`;
