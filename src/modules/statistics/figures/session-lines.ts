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

const levelOfParticipant = (level: string | undefined): string =>
  level ? ` AND level_on(p.beneficiary_id, s.day) = ${level}` : '';

/** How many people the session `s` accompanied. */
const peopleOf = (level: string | undefined): string =>
  level
    ? `CASE s.kind WHEN 'individuel' THEN 1 ELSE (SELECT count(*) FROM session_participant p
         WHERE p.session_id = s.id${levelOfParticipant(level)})::int END`
    : 's.participant_count';

/** Of somebody known, their first session of those chosen is the first of all. */
const NOBODY_EARLIER = `(SELECT true FROM accompaniment a WHERE a.beneficiary_id = s.person AND a.session_id <> s.session_id
      AND (a.day, a.session_id) < (s.day, s.session_id) LIMIT 1) IS NULL`;

/** The line `total` alone, by day and in order: (day, items, people, minutes). */
export const sessionDays = (where: string, { level }: Narrowed = {}): string =>
  `SELECT s.day, count(*)::int AS items, sum(${peopleOf(level)})::int AS people, sum(s.duration_minutes)::int AS minutes
     FROM support_session s WHERE ${where} GROUP BY s.day ORDER BY s.day`;

/** Everybody known who was accompanied in a session chosen, and in which: one line each. */
const THEIR_PEOPLE = (atLevel: string): string => `
    SELECT ${LINE}, s.id AS session_id, s.beneficiary_id AS person, s.gender, s.age_band, s.social_status, s.residence_insee
      FROM chosen s WHERE s.kind = 'individuel' AND s.beneficiary_id IS NOT NULL
    UNION ALL
    SELECT ${LINE}, s.id, p.beneficiary_id, p.gender, p.age_band, p.social_status, p.residence_insee
      FROM chosen s JOIN session_participant p ON p.session_id = s.id WHERE s.kind = 'collectif'${atLevel}`;

/** The sessions chosen, who was in them, and the first of these sessions of each person. */
const withChosen = (where: string, level: string | undefined): string => `WITH chosen AS MATERIALIZED (
      SELECT s.id, ${LINE}, s.duration_minutes, s.location_kind, s.place_id, s.commune_insee, s.beneficiary_id, s.gender,
             s.age_band, s.social_status, s.residence_insee, s.topics, s.procedures, s.equipment, s.autonomy, s.redirection,
             s.workshop_level, s.health_space_steps, s.anonymous_by, ${peopleOf(level)} AS people,
             ${level ? '0' : 's.anonymous_count'} AS anonymous, ${level ? '0' : 's.anonymous_already'} AS already
        FROM support_session s WHERE ${where}),
    theirs AS MATERIALIZED (${THEIR_PEOPLE(levelOfParticipant(level))}),
    earliest AS MATERIALIZED (
      SELECT DISTINCT ON (s.person) ${LINE}, s.session_id, s.person FROM theirs s ORDER BY s.person, s.day, s.session_id)`;

/** The lines that totals are made of (see HEADS), added up; `followed` besides: the distinct people known. */
export const sessionHeads = (where: string, { level }: Narrowed = {}): string => `${withChosen(where, level)}
    SELECT 'kind' AS dimension, s.kind AS code, count(*)::int AS items, sum(s.people)::int AS people,
           sum(s.duration_minutes)::int AS minutes FROM chosen s GROUP BY s.kind
    UNION ALL
    SELECT 'total', '', count(*)::int, sum(s.people)::int, sum(s.duration_minutes)::int FROM chosen s HAVING count(*) > 0
    UNION ALL
    SELECT 'count', one.code, 0, sum(one.people)::int, 0
      FROM chosen s CROSS JOIN LATERAL (VALUES ('anonymous', s.anonymous), ('anonymousAlready', s.already)) one (code, people)
     GROUP BY one.code
    UNION ALL
    SELECT 'count', 'first', 0, count(*)::int, 0 FROM earliest s WHERE ${NOBODY_EARLIER}
    UNION ALL
    SELECT 'count', 'followed', 0, count(*)::int, 0 FROM earliest`;

/**
 * All that sessions say, once for each code: see the definitions. An accompaniment is one person in one session, so a
 * workshop of ten weighs ten; its minutes count once. New people are counted on the day and in the structure of their very
 * first accompaniment, wherever it was, when it is one of the sessions chosen.
 * @param where a predicate over `support_session s`
 */
export function sessionLines(where: string, { level, ownTags = false, returns = false }: Narrowed = {}): string {
  return `(${withChosen(where, level)}
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
     WHERE ${NOBODY_EARLIER}
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
