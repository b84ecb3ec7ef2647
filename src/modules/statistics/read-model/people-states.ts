/** A day before any other, so that a day and a code make one number that sorts by the day first. */
const EPOCH = `date '0001-01-01'`;

/** The sessions of a territory, as a predicate over `accompaniment a`; null for the whole country. */
type Within = string | null;

const STEPS = `
  (array_agg(t.step ORDER BY t.assessed_at, t.id) FILTER (WHERE t.step IS NOT NULL))[1],
  (array_agg(t.step ORDER BY t.assessed_at DESC, t.id DESC) FILTER (WHERE t.step IS NOT NULL))[1],
  (array_agg(t.mail ORDER BY t.assessed_at DESC, t.id DESC) FILTER (WHERE t.mail IS NOT NULL))[1]`;

// Each person’s few rows are looked up one person at a time: OFFSET 0 keeps the planner from reading the whole country.
const THEIR_LEVELS = `
  SELECT t.beneficiary_id, t.day, false, ${STEPS}
    FROM concerned CROSS JOIN LATERAL (
      SELECT * FROM told_level t WHERE t.beneficiary_id = concerned.person AND t.day <= $2::date OFFSET 0) t
   GROUP BY t.beneficiary_id, t.day`;

/** Every accompaniment, every level: nobody came before. */
const fromTheStart = (within: Within): string => `
  theirs AS MATERIALIZED (
    SELECT DISTINCT a.beneficiary_id AS person, a.day FROM accompaniment a
     WHERE a.beneficiary_id IS NOT NULL AND a.day <= $2::date${and(within)}),
  concerned AS MATERIALIZED (SELECT DISTINCT person FROM theirs),
  happened (person, day, came, first_told, last_told, mail) AS (
    SELECT person, day, true, NULL::int, NULL::int, NULL::int FROM theirs
    UNION ALL
    ${within ? THEIR_LEVELS : `SELECT t.beneficiary_id, t.day, false, ${STEPS} FROM told_level t GROUP BY t.beneficiary_id, t.day`}),`;

/** The whole past of whoever came, or whose level or address was found, on these days. */
const ofTheseDays = (within: Within): string => `
  concerned AS MATERIALIZED (
    SELECT a.beneficiary_id AS person FROM accompaniment a
     WHERE a.beneficiary_id IS NOT NULL AND a.day BETWEEN $1::date AND $2::date${and(within)}
    UNION
    SELECT t.beneficiary_id FROM told_level t
     WHERE t.assessed_at >= $1::date::timestamp AT TIME ZONE 'Europe/Paris'
       AND t.assessed_at < ($2::date + 1)::timestamp AT TIME ZONE 'Europe/Paris'
       AND (SELECT true FROM accompaniment a
             WHERE a.beneficiary_id = t.beneficiary_id AND a.day < $1::date${and(within)} LIMIT 1)),
  happened (person, day, came, first_told, last_told, mail) AS (
    SELECT concerned.person, a.day, true, NULL::int, NULL::int, NULL::int
      FROM concerned CROSS JOIN LATERAL (
        SELECT a.day FROM accompaniment a
         WHERE a.beneficiary_id = concerned.person AND a.day <= $2::date${and(within)} OFFSET 0) a
    UNION ALL
    ${THEIR_LEVELS}),`;

const and = (within: Within): string => (within ? ` AND ${within}` : '');

/**
 * What happens to the people of a territory on each day from `$1` to `$2`: (day, last_day, first_step, last_step, mail,
 * people), as `people_day` holds it. Whoever comes back, or whose level is found, leaves the state they were in (−1) and
 * enters another (+1): summed over the days from a to b, for states whose last day is not before a, each person who came
 * between a and b is left once, in the state where they stand at the end of b.
 * @param days `all` when nobody can have come before `$1`
 */
export const peopleStates = (within: Within, days: 'all' | 'some'): string => `
  WITH ${days === 'all' ? fromTheStart(within) : ofTheseDays(within)}
  one_day AS (
    SELECT person, day, bool_or(came) AS came, (day - ${EPOCH}) * 4 + max(first_told) AS first_told,
           (day - ${EPOCH}) * 4 + max(last_told) AS last_told, (day - ${EPOCH}) * 4 + max(mail) AS mail
      FROM happened GROUP BY person, day),
  known AS (
    SELECT person, day, came,
           max(day) FILTER (WHERE came) OVER earlier AS last_before, max(day) FILTER (WHERE came) OVER until AS last_after,
           coalesce(min(first_told) OVER earlier % 4, 0) AS first_before, coalesce(min(first_told) OVER until % 4, 0) AS first_after,
           coalesce(max(last_told) OVER earlier % 4, 0) AS step_before, coalesce(max(last_told) OVER until % 4, 0) AS step_after,
           coalesce(max(mail) OVER earlier % 4, -1) AS mail_before, coalesce(max(mail) OVER until % 4, -1) AS mail_after
      FROM one_day
    WINDOW until AS (PARTITION BY person ORDER BY day ROWS UNBOUNDED PRECEDING),
           earlier AS (PARTITION BY person ORDER BY day ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING))
  SELECT known.day, state.last_day, state.first_step, state.last_step, state.mail, sum(state.people)::int AS people
    FROM known CROSS JOIN LATERAL (VALUES
      (known.last_after, known.first_after, known.step_after, known.mail_after, 1),
      (known.last_before, known.first_before, known.step_before, known.mail_before, -1)
    ) state (last_day, first_step, last_step, mail, people)
   WHERE known.day >= $1::date AND state.last_day IS NOT NULL
   GROUP BY 1, 2, 3, 4, 5 HAVING sum(state.people) <> 0`;
