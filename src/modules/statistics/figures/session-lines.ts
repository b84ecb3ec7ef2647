/** Of the session `s`: one code each, or none. */
const ONE_CODE = `
  ('total', ''), ('kind', s.kind), ('location', s.location_kind), ('autonomy', s.autonomy),
  ('workshopLevel', s.workshop_level), ('redirection', s.redirection), ('place', s.place_id::text),
  ('commune', s.commune_insee), ('structure', s.structure_id::text), ('mediator', s.mediator_id::text),
  ('programme', s.programme),
  ('duration', CASE WHEN s.duration_minutes < 30 THEN 'under_30' WHEN s.duration_minutes < 60 THEN 'from_30_to_60'
                    WHEN s.duration_minutes < 120 THEN 'from_60_to_120' ELSE 'from_120' END)`;

/** Of each person known one by one. */
const OF_THE_PERSON = (row: string): string => `
  ('gender', ${row}.gender), ('ageBand', ${row}.age_band), ('socialStatus', ${row}.social_status),
  ('residence', ${row}.residence_insee)`;

/** People of a workshop who were only counted: as many as were entered for each code, the others « non communiqué ». */
const HEADCOUNT = `
  SELECT known.dimension, one.code, one.number::int AS people
    FROM (VALUES ('gender', 'gender'), ('age_band', 'ageBand'), ('social_status', 'socialStatus')) known (key, dimension),
         jsonb_each_text(s.anonymous_by -> known.key) one (code, number)
  UNION ALL
  SELECT known.dimension, 'non_communique', s.anonymous - coalesce((SELECT sum(one.number::int)
           FROM jsonb_each_text(s.anonymous_by -> known.key) one (code, number)), 0)::int
    FROM (VALUES ('gender', 'gender'), ('age_band', 'ageBand'), ('social_status', 'socialStatus')) known (key, dimension)`;

const LINE = 's.structure_id, s.mediator_id, s.day, s.kind';

/**
 * All that sessions say, once for each code: see the definitions. An accompaniment is one person in one session, so a
 * workshop of ten weighs ten; its minutes count once.
 * @param where a predicate over `support_session s`
 * @param level SQL of a level: only people who stood there on the day are counted, so nobody without a file
 */
export function sessionLines(where: string, level?: string): string {
  const atLevel = (person: string) => (level ? ` AND level_on(${person}, s.day) = ${level}` : '');
  const people = level
    ? `CASE s.kind WHEN 'individuel' THEN 1 ELSE (SELECT count(*) FROM session_participant p
         WHERE p.session_id = s.id${atLevel('p.beneficiary_id')})::int END`
    : 's.participant_count';
  return `(WITH chosen AS MATERIALIZED (
      SELECT s.id, ${LINE}, s.duration_minutes, s.location_kind, s.place_id, s.commune_insee, s.beneficiary_id, s.gender,
             s.age_band, s.social_status, s.residence_insee, s.topics, s.procedures, s.equipment, s.autonomy, s.redirection,
             s.workshop_level, s.health_space_steps, s.anonymous_by, ${people} AS people,
             ${level ? '0' : 's.anonymous_count'} AS anonymous, ${level ? '0' : 's.anonymous_already'} AS already,
             CASE s.kind WHEN 'collectif' THEN (SELECT w.programme FROM workshop w WHERE w.session_id = s.id) END AS programme
        FROM support_session s WHERE ${where})
    SELECT ${LINE}, one.dimension, one.code, 1 AS items, s.people, s.duration_minutes AS minutes
      FROM chosen s CROSS JOIN LATERAL (VALUES ${ONE_CODE}) one (dimension, code) WHERE one.code IS NOT NULL
    UNION ALL
    SELECT ${LINE}, 'topic', unnest(s.topics), 1, s.people, s.duration_minutes FROM chosen s
    UNION ALL
    SELECT ${LINE}, 'procedure', unnest(s.procedures), 1, s.people, s.duration_minutes FROM chosen s WHERE s.procedures <> '{}'
    UNION ALL
    SELECT ${LINE}, 'equipment', unnest(s.equipment), 1, s.people, s.duration_minutes FROM chosen s WHERE s.equipment <> '{}'
    UNION ALL
    SELECT ${LINE}, 'healthSpace', unnest(s.health_space_steps), 1, s.people, s.duration_minutes
      FROM chosen s WHERE s.health_space_steps <> '{}'
    UNION ALL
    SELECT ${LINE}, 'count', one.code, 0, one.people, 0
      FROM chosen s CROSS JOIN LATERAL (VALUES ('anonymous', s.anonymous), ('anonymousAlready', s.already)) one (code, people)
     WHERE one.people > 0
    UNION ALL
    SELECT ${LINE}, one.dimension, one.code, 0, 1, 0
      FROM chosen s CROSS JOIN LATERAL (VALUES ${OF_THE_PERSON('s')}) one (dimension, code)
     WHERE s.kind = 'individuel' AND one.code IS NOT NULL
    UNION ALL
    SELECT ${LINE}, one.dimension, one.code, 0, 1, 0
      FROM chosen s JOIN session_participant p ON p.session_id = s.id
     CROSS JOIN LATERAL (VALUES ${OF_THE_PERSON('p')}) one (dimension, code)
     WHERE s.kind = 'collectif' AND one.code IS NOT NULL${atLevel('p.beneficiary_id')}
    UNION ALL
    SELECT ${LINE}, counted.dimension, counted.code, 0, counted.people, 0
      FROM chosen s CROSS JOIN LATERAL (${HEADCOUNT}) counted
     WHERE s.kind = 'collectif' AND s.anonymous > 0 AND counted.people > 0)`;
}

/**
 * New people: each on the day and in the structure of their very first accompaniment, wherever it was, when it is one of
 * the sessions chosen.
 */
export function firstLines(where: string, level?: string): string {
  const atLevel = (person: string) => (level ? ` AND level_on(${person}, s.day) = ${level}` : '');
  return `(WITH earliest AS MATERIALIZED (
      SELECT DISTINCT ON (chosen.person) chosen.* FROM (
        SELECT ${LINE}, s.id AS session_id, s.beneficiary_id AS person FROM support_session s
         WHERE s.kind = 'individuel' AND s.beneficiary_id IS NOT NULL AND ${where}
        UNION ALL
        SELECT ${LINE}, s.id, p.beneficiary_id FROM support_session s JOIN session_participant p ON p.session_id = s.id
         WHERE s.kind = 'collectif' AND ${where}${atLevel('p.beneficiary_id')}) chosen
       ORDER BY chosen.person, chosen.day, chosen.session_id)
    SELECT s.structure_id, s.mediator_id, s.day, s.kind, 'count', 'first', 0, 1, 0 FROM earliest s
     WHERE s.session_id = (SELECT a.session_id FROM accompaniment a WHERE a.beneficiary_id = s.person
       ORDER BY a.day, a.session_id LIMIT 1))`;
}
