import type pg from 'pg';
import type { Measure } from '../../../src/modules/statistics/figures/figures.js';
import type { Asker } from './askers.js';

/** Both included. */
export interface Asked {
  readonly from: string;
  readonly to: string;
}

/** What one reads of the rows by an ordinary aggregate: `dimension code` → measure. */
export type Plain = Map<string, Measure>;

interface Counted extends Measure {
  dimension: string;
  code: string;
}

const SUMS = 'count(*)::int AS items, sum(s.participant_count)::int AS people, sum(s.duration_minutes)::int AS minutes';

const columns: Record<string, string> = {
  total: `''`,
  kind: 's.kind',
  location: 's.location_kind',
  autonomy: 's.autonomy',
  workshopLevel: 's.workshop_level',
  redirection: 's.redirection',
  place: 's.place_id::text',
  commune: 's.commune_insee',
  structure: 's.structure_id::text',
  mediator: 's.mediator_id::text',
  duration: `CASE WHEN s.duration_minutes < 30 THEN 'under_30' WHEN s.duration_minutes < 60 THEN 'from_30_to_60'
    WHEN s.duration_minutes < 120 THEN 'from_60_to_120' ELSE 'from_120' END`,
};
const lists = { topic: 'topics', procedure: 'procedures', equipment: 'equipment', healthSpace: 'health_space_steps' };
const persons = { gender: 'gender', ageBand: 'age_band', socialStatus: 'social_status', residence: 'residence_insee' };

/** Statements by name; each gives lines of (dimension, code, items, people, minutes). */
export function plainStatements({ reach, rows }: Asker, { from, to }: Asked): Record<string, string> {
  const days = (column: string) => `${column} BETWEEN date '${from}' AND date '${to}'`;
  const paris = (instant: string) => `(${instant} AT TIME ZONE 'Europe/Paris')::date`;
  const mine = (alias: string) =>
    `${days(`${alias}.day`)} AND ${rows(`${alias}.structure_id`, `${alias}.mediator_id`, `${alias}.day`)}`;
  const sent = `${days(paris('r.sent_at'))} AND ${rows('r.sender_structure_id', 'r.sender_id', paris('r.sent_at'))}`;
  const statements: Record<string, string> = {};
  for (const [dimension, column] of Object.entries(columns))
    statements[dimension] = `SELECT '${dimension}' AS dimension, ${column} AS code, ${SUMS} FROM support_session s
      WHERE ${mine('s')} AND ${column} IS NOT NULL GROUP BY 2`;
  for (const [dimension, column] of Object.entries(lists))
    statements[dimension] =
      `SELECT '${dimension}' AS dimension, one AS code, ${SUMS} FROM support_session s, unnest(s.${column}) one
      WHERE ${mine('s')} GROUP BY 2`;
  for (const [dimension, column] of Object.entries(persons)) {
    statements[dimension] =
      `SELECT '${dimension}' AS dimension, code, 0 AS items, sum(people)::int AS people, 0 AS minutes FROM (
      SELECT a.${column} AS code, count(*) AS people FROM accompaniment a WHERE ${mine('a')} AND a.${column} IS NOT NULL GROUP BY 1
      UNION ALL SELECT h.code, sum(h.people) FROM session_headcount h WHERE ${mine('h')} AND h.dimension = '${column}' GROUP BY 1) both_kinds
      GROUP BY 2`;
  }
  statements['programme'] = `SELECT 'programme' AS dimension, w.programme AS code, ${SUMS} FROM support_session s
    JOIN workshop w ON w.session_id = s.id WHERE ${mine('s')} AND w.programme IS NOT NULL GROUP BY 2`;
  statements['tag'] = `SELECT 'tag' AS dimension, shown.id::text AS code, ${SUMS} FROM support_session s
    JOIN (SELECT DISTINCT st.session_id, coalesce(t.merged_into_id, t.id) AS id FROM session_tag st JOIN tag t ON t.id = st.tag_id)
      given ON given.session_id = s.id
    JOIN tag shown ON shown.id = given.id WHERE ${mine('s')} AND (${reach === 'mediator'} OR shown.scope <> 'personal') GROUP BY 2`;
  statements['anonymous'] =
    `SELECT 'count' AS dimension, code, 0 AS items, sum(people)::int AS people, 0 AS minutes FROM support_session s,
    LATERAL (VALUES ('anonymous', anonymous_count), ('anonymousAlready', anonymous_already)) v (code, people)
    WHERE ${mine('s')} AND people > 0 GROUP BY 2`;
  statements['first'] =
    `SELECT 'count' AS dimension, 'first' AS code, 0 AS items, count(*)::int AS people, 0 AS minutes FROM (
      SELECT DISTINCT ON (a.beneficiary_id) a.* FROM accompaniment a WHERE a.beneficiary_id IN (
        SELECT x.beneficiary_id FROM accompaniment x WHERE ${mine('x')})
       ORDER BY a.beneficiary_id, a.day, a.session_id) f WHERE ${mine('f')} HAVING count(*) > 0`;
  const referrals = { referralPath: 'r.path', referralStatus: 'r.status', referralOutcome: 'r.outcome' };
  for (const [dimension, column] of Object.entries(referrals))
    statements[dimension] =
      `SELECT '${dimension}' AS dimension, ${column} AS code, count(*)::int AS items, 0 AS people, 0 AS minutes
      FROM referral r WHERE ${sent} AND ${column} IS NOT NULL GROUP BY 2`;
  statements['referralLevel'] =
    `SELECT 'referralLevel' AS dimension, r.level || '>' || r.level_after AS code, count(*)::int AS items,
    0 AS people, 0 AS minutes FROM referral r WHERE ${sent} AND r.level_after IS NOT NULL GROUP BY 2`;
  statements['saisineStatus'] =
    `SELECT 'saisineStatus' AS dimension, r.status AS code, count(*)::int AS items, 0 AS people, 0 AS minutes
    FROM referral r WHERE ${sent} AND r.path = 'health_access_mission' GROUP BY 2`;
  statements['informationSheet'] =
    `SELECT 'informationSheet' AS dimension, '' AS code, count(*)::int AS items, 0 AS people, 0 AS minutes
    FROM information_sheet i WHERE ${days(paris('i.given_at'))} AND ${rows('i.structure_id', 'i.given_by', paris('i.given_at'))} HAVING count(*) > 0`;
  statements['appointmentStatus'] =
    `SELECT 'appointmentStatus' AS dimension, p.status AS code, count(*)::int AS items, 0 AS people, 0 AS minutes
    FROM appointment p WHERE ${days(paris('p.starts_at'))} AND ${rows('p.structure_id', 'p.agent_id', paris('p.starts_at'))} GROUP BY 2`;
  statements['workshopProgramme'] =
    `SELECT 'workshopProgramme' AS dimension, coalesce(w.programme, 'none') AS code, count(*)::int AS items,
    sum(w.seats_taken)::int AS people, 0 AS minutes FROM workshop w
    WHERE w.status IN ('published', 'closed') AND ${days(paris('w.starts_at'))} AND ${rows('w.structure_id', 'w.created_by', paris('w.starts_at'))} GROUP BY 2`;
  return statements;
}

/** Distinct people and where they stand: `first>last address` → people. */
export function peopleStatement({ rows }: Asker, { from, to }: Asked): string {
  const told = `SELECT a.beneficiary_id, a.assessed_at, a.id, a.answers ->> 'q2' AS mail,
      nullif(a.retained_level, 'notAssessed') AS level FROM assessment a
     WHERE (a.form <> 'reported' OR a.override_reason IS NOT NULL) AND (a.assessed_at AT TIME ZONE 'Europe/Paris')::date <= date '${to}'`;
  const one = (name: string, column: string, order: string) => `${name} AS (
    SELECT DISTINCT ON (beneficiary_id) beneficiary_id, ${column} AS said FROM told WHERE ${column} IS NOT NULL
     ORDER BY beneficiary_id, assessed_at ${order}, id ${order})`;
  return `WITH person AS (SELECT DISTINCT a.beneficiary_id FROM accompaniment a WHERE a.beneficiary_id IS NOT NULL
      AND a.day BETWEEN date '${from}' AND date '${to}' AND ${rows('a.structure_id', 'a.mediator_id', 'a.day')}),
    told AS MATERIALIZED (${told}), ${one('first', 'level', 'ASC')}, ${one('last', 'level', 'DESC')}, ${one('mail', 'mail', 'DESC')}
    SELECT coalesce(first.said, 'notAssessed') || '>' || coalesce(last.said, 'notAssessed') || ' '
             || CASE WHEN mail.said IS NULL THEN 'unknown' WHEN mail.said = 'none' THEN 'none' ELSE 'mail' END AS code, count(*)::int AS people
      FROM person LEFT JOIN first USING (beneficiary_id) LEFT JOIN last USING (beneficiary_id) LEFT JOIN mail USING (beneficiary_id)
     GROUP BY 1`;
}

/** Every plain aggregate in turn, with how long they took together, in milliseconds. */
export async function countPlainly(client: pg.Client, asker: Asker, asked: Asked, but: readonly string[]) {
  const found: Plain = new Map();
  const times = new Map<string, number>();
  for (const [name, sql] of Object.entries(plainStatements(asker, asked))) {
    if (but.includes(name)) continue;
    const started = performance.now();
    const { rows } = await client.query<Counted>(sql);
    times.set(name, performance.now() - started);
    for (const { dimension, code, items, people, minutes } of rows)
      found.set(`${dimension} ${code}`, { items, people, minutes });
  }
  const started = performance.now();
  const { rows: people } = await client.query<{ code: string; people: number }>(peopleStatement(asker, asked));
  times.set('people', performance.now() - started);
  return { found, people: new Map(people.map(({ code, people: number }) => [code, number])), times };
}
