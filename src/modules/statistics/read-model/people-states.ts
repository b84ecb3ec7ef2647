/** A day before any other, so that a day and a code make one number that sorts by the day first. */
const EPOCH = `date '0001-01-01'`;

/**
 * What happens to the people of a territory on each day from `$1` to `$2`: (day, last_day, first_step, last_step, mail,
 * people), as `people_day` holds it. Whoever comes back, or whose level is found, leaves the state they were in (−1) and
 * enters another (+1): summed over the days from a to b, for states whose last day is not before a, each person who came
 * between a and b is left once, in the state where they stand at the end of b.
 * @param within a predicate over `accompaniment a`: the sessions of the territory
 */
export const peopleStates = (within: string): string => `
  WITH concerned AS MATERIALIZED (
    SELECT a.beneficiary_id AS person FROM accompaniment a
     WHERE a.beneficiary_id IS NOT NULL AND a.day BETWEEN $1::date AND $2::date AND ${within}
    UNION
    SELECT t.beneficiary_id FROM told_level t
     WHERE t.assessed_at >= $1::date::timestamp AT TIME ZONE 'Europe/Paris'
       AND t.assessed_at < ($2::date + 1)::timestamp AT TIME ZONE 'Europe/Paris'),
  happened AS (
    SELECT a.beneficiary_id AS person, a.day, true AS came, NULL::int AS first_told, NULL::int AS last_told, NULL::int AS mail
      FROM concerned JOIN accompaniment a ON a.beneficiary_id = concerned.person
     WHERE a.day <= $2::date AND ${within}
    UNION ALL
    SELECT t.beneficiary_id, t.day, false,
           (array_agg(t.step ORDER BY t.assessed_at, t.id) FILTER (WHERE t.step IS NOT NULL))[1],
           (array_agg(t.step ORDER BY t.assessed_at DESC, t.id DESC) FILTER (WHERE t.step IS NOT NULL))[1],
           (array_agg(t.mail ORDER BY t.assessed_at DESC, t.id DESC) FILTER (WHERE t.mail IS NOT NULL))[1]
      FROM concerned JOIN told_level t ON t.beneficiary_id = concerned.person
     WHERE t.day <= $2::date GROUP BY t.beneficiary_id, t.day),
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
