/**
 * The distinct people of the sessions chosen, by the first level ever found with them and the last by the end of `$2`:
 * (first_step, last_step, mail, people), 0 for no level, -1 when nothing says whether they have an address.
 * @param where a predicate over `support_session s`
 * @param level SQL of a level: only people who stood there on the day of a session
 */
export function peopleLines(where: string, level?: string): string {
  const atLevel = (person: string) => (level ? ` AND level_on(${person}, s.day) = ${level}` : '');
  return `WITH person AS MATERIALIZED (
      SELECT s.beneficiary_id AS id FROM support_session s
       WHERE s.kind = 'individuel' AND s.beneficiary_id IS NOT NULL AND ${where}
      UNION
      SELECT p.beneficiary_id FROM support_session s JOIN session_participant p ON p.session_id = s.id
       WHERE s.kind = 'collectif' AND ${where}${atLevel('p.beneficiary_id')})
    SELECT coalesce(told.first_step, 0)::int AS first_step, coalesce(told.last_step, 0)::int AS last_step,
           coalesce(told.mail, -1)::int AS mail, count(*)::int AS people
      FROM person CROSS JOIN LATERAL (
        SELECT ${firstStep('t')} AS first_step, ${lastStep('t')} AS last_step, ${lastMail('t')} AS mail
          FROM told_level t WHERE t.beneficiary_id = person.id
           AND t.assessed_at < ($2::date + 1)::timestamp AT TIME ZONE 'Europe/Paris') told
     GROUP BY 1, 2, 3`;
}

const firstStep = (told: string): string => `(array_agg(${told}.step ORDER BY ${told}.assessed_at, ${told}.id)
  FILTER (WHERE ${told}.step IS NOT NULL))[1]`;
const lastStep = (told: string): string => `(array_agg(${told}.step ORDER BY ${told}.assessed_at DESC, ${told}.id DESC)
  FILTER (WHERE ${told}.step IS NOT NULL))[1]`;
const lastMail = (told: string): string => `(array_agg(${told}.mail ORDER BY ${told}.assessed_at DESC, ${told}.id DESC)
  FILTER (WHERE ${told}.mail IS NOT NULL))[1]`;
