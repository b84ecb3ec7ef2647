import { returnLines } from '../sources/index.js';

/** Of the session `s`: one code each, or none. */
const ONE_CODE = `
  ('total', ''), ('kind', s.kind), ('location', s.location_kind), ('autonomy', s.autonomy),
  ('workshopLevel', s.workshop_level), ('redirection', s.redirection), ('place', s.place_id::text),
  ('commune', s.commune_insee), ('structure', s.structure_id::text), ('mediator', s.mediator_id::text),
  ('duration', CASE WHEN s.duration_minutes < 30 THEN 'under_30' WHEN s.duration_minutes < 60 THEN 'from_30_to_60'
                    WHEN s.duration_minutes < 120 THEN 'from_60_to_120' ELSE 'from_120' END)`;

/** Of each person known one by one. */
const OF_THE_PERSON = `('gender', s.gender), ('ageBand', s.age_band), ('socialStatus', s.social_status),
  ('residence', s.residence_insee)`;

/** People of a workshop who were only counted: as many as were entered for each code, the others « non communiqué ». */
const HEADCOUNT = `
  SELECT known.dimension, one.code, one.number::int AS people
    FROM (VALUES ('gender', 'gender'), ('age_band', 'ageBand'), ('social_status', 'socialStatus')) known (key, dimension),
         jsonb_each_text(s.anonymous_by -> known.key) one (code, number)
  UNION ALL
  SELECT known.dimension, 'non_communique', s.anonymous - coalesce((SELECT sum(one.number::int)
           FROM jsonb_each_text(s.anonymous_by -> known.key) one (code, number)), 0)::int
    FROM (VALUES ('gender', 'gender'), ('age_band', 'ageBand'), ('social_status', 'socialStatus')) known (key, dimension)`;

/** Narrows what is counted of the sessions chosen. */
export interface Narrowed {
  /** SQL of a level: only people who stood there on the day are counted, so nobody without a file. */
  level?: string | undefined;
  /** The words that people keep for themselves are counted too. */
  ownTags?: boolean;
  /** Who came back after a referral is counted too, which says nothing of the sessions themselves. */
  returns?: boolean;
}

const LINE = 's.structure_id, s.mediator_id, s.day, s.kind';

/** Everybody known who was accompanied in a session chosen, and in which: one line each. */
const THEIR_PEOPLE = (atLevel: string): string => `
    SELECT ${LINE}, s.id AS session_id, s.beneficiary_id AS person, s.gender, s.age_band, s.social_status, s.residence_insee
      FROM chosen s WHERE s.kind = 'individuel' AND s.beneficiary_id IS NOT NULL
    UNION ALL
    SELECT ${LINE}, s.id, p.beneficiary_id, p.gender, p.age_band, p.social_status, p.residence_insee
      FROM chosen s JOIN session_participant p ON p.session_id = s.id WHERE s.kind = 'collectif'${atLevel}`;

/**
 * All that sessions say, once for each code: see the definitions. An accompaniment is one person in one session, so a
 * workshop of ten weighs ten; its minutes count once. New people are counted on the day and in the structure of their very
 * first accompaniment, wherever it was, when it is one of the sessions chosen.
 * @param where a predicate over `support_session s`
 */
export function sessionLines(where: string, { level, ownTags = false, returns = false }: Narrowed = {}): string {
  const atLevel = level ? ` AND level_on(p.beneficiary_id, s.day) = ${level}` : '';
  const people = level
    ? `CASE s.kind WHEN 'individuel' THEN 1 ELSE (SELECT count(*) FROM session_participant p
         WHERE p.session_id = s.id${atLevel})::int END`
    : 's.participant_count';
  return `(WITH chosen AS MATERIALIZED (
      SELECT s.id, ${LINE}, s.duration_minutes, s.location_kind, s.place_id, s.commune_insee, s.beneficiary_id, s.gender,
             s.age_band, s.social_status, s.residence_insee, s.topics, s.procedures, s.equipment, s.autonomy, s.redirection,
             s.workshop_level, s.health_space_steps, s.anonymous_by, ${people} AS people,
             ${level ? '0' : 's.anonymous_count'} AS anonymous, ${level ? '0' : 's.anonymous_already'} AS already
        FROM support_session s WHERE ${where}),
    theirs AS MATERIALIZED (${THEIR_PEOPLE(atLevel)}),
    earliest AS MATERIALIZED (
      SELECT DISTINCT ON (s.person) ${LINE}, s.session_id, s.person FROM theirs s ORDER BY s.person, s.day, s.session_id)
    SELECT ${LINE}, one.dimension, one.code, 1 AS items, s.people, s.duration_minutes AS minutes
      FROM chosen s CROSS JOIN LATERAL (VALUES ${ONE_CODE}) one (dimension, code) WHERE one.code IS NOT NULL
    UNION ALL
    SELECT ${LINE}, 'programme', w.programme, 1, s.people, s.duration_minutes
      FROM chosen s JOIN workshop w ON w.session_id = s.id WHERE s.kind = 'collectif' AND w.programme IS NOT NULL
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
    SELECT ${LINE}, 'tag', given.tag_id::text, 1, s.people, s.duration_minutes FROM chosen s CROSS JOIN LATERAL (
      SELECT f.tag_id FROM session_final_tag f
       WHERE f.session_id = s.id${ownTags ? '' : ` AND f.scope <> 'personal'`} OFFSET 0) given
    UNION ALL
    SELECT ${LINE}, 'count', one.code, 0, one.people, 0
      FROM chosen s CROSS JOIN LATERAL (VALUES ('anonymous', s.anonymous), ('anonymousAlready', s.already)) one (code, people)
     WHERE one.people > 0
    UNION ALL
    SELECT ${LINE}, 'count', 'first', 0, 1, 0 FROM earliest s
     WHERE (SELECT true FROM accompaniment a WHERE a.beneficiary_id = s.person AND a.session_id <> s.session_id
               AND (a.day, a.session_id) < (s.day, s.session_id) LIMIT 1) IS NULL
    UNION ALL
    SELECT ${LINE}, one.dimension, one.code, 0, 1, 0
      FROM chosen s CROSS JOIN LATERAL (VALUES ${OF_THE_PERSON}) one (dimension, code)
     WHERE s.kind = 'individuel' AND one.code IS NOT NULL
    UNION ALL
    SELECT ${LINE}, one.dimension, one.code, 0, 1, 0
      FROM theirs s CROSS JOIN LATERAL (VALUES ${OF_THE_PERSON}) one (dimension, code)
     WHERE s.kind = 'collectif' AND one.code IS NOT NULL
    UNION ALL
    SELECT ${LINE}, counted.dimension, counted.code, 0, counted.people, 0
      FROM chosen s CROSS JOIN LATERAL (${HEADCOUNT}) counted
     WHERE s.kind = 'collectif' AND s.anonymous > 0 AND counted.people > 0
    ${returns ? `UNION ALL ${returnLines('theirs')}` : ''})`;
}
