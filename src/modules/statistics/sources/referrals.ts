import { type FigureSource, parisDay, withinParisDays } from './source.js';

/** Whole hours from the sending of `r` to its answer; null while nobody answered. */
export const ANSWER_HOURS = `(extract(epoch FROM r.answered_at - r.sent_at) / 3600)::integer`;

const SAISINE = `r.path = 'health_access_mission'`;

/** Referrals on the day when they were sent, where they stand now; those between two desks of one structure too. */
export const referrals: FigureSource = {
  name: 'referrals',
  sql: (where) => `
    SELECT r.sender_structure_id AS structure_id, r.sender_id AS mediator_id, ${parisDay('r.sent_at')} AS day, '' AS kind,
           said.dimension, said.code, 1 AS items, 0 AS people, 0 AS minutes
      FROM referral r
     CROSS JOIN LATERAL (VALUES
       ('referralPath', r.path), ('referralStatus', r.status), ('referralOutcome', r.outcome),
       ('referralLevel', r.level || '>' || r.level_after), ('referralHours', ${ANSWER_HOURS}::text),
       ('saisineStatus', CASE WHEN ${SAISINE} THEN r.status END),
       ('saisineHours', CASE WHEN ${SAISINE} THEN ${ANSWER_HOURS}::text END)) said (dimension, code)
     WHERE said.code IS NOT NULL AND ${withinParisDays('r.sent_at')}
       AND ${where({ structure: 'r.sender_structure_id', mediator: 'r.sender_id', day: parisDay('r.sent_at') })}`,
};

/**
 * People who came back after they had been sent elsewhere: the first session at the structure that sent them, on a later
 * day than the sending, alone or on the list of a workshop; one item for each of the referrals that it follows. Between
 * two desks of one structure nobody comes back. Found from the sessions, so that it costs what the period
 * holds; what else is known of a person is looked up one person at a time (OFFSET 0, LIMIT 1): a plain join or NOT EXISTS
 * may read the whole country.
 *
 * @param theirs name of a table of accompaniments: structure_id, mediator_id, day, session_id, person
 */
export const returnLines = (theirs: string): string => `
    SELECT a.structure_id, a.mediator_id, a.day, '', 'referralReturn', r.path, 1, 0, 0
      FROM ${theirs} a CROSS JOIN LATERAL (SELECT * FROM referral sent WHERE sent.beneficiary_id = a.person OFFSET 0) r
     WHERE r.sender_structure_id = a.structure_id AND r.path <> 'internal' AND a.day > ${parisDay('r.sent_at')}
       AND (SELECT true FROM (SELECT * FROM accompaniment own WHERE own.beneficiary_id = a.person OFFSET 0) earlier
             WHERE earlier.structure_id = a.structure_id
               AND earlier.day > ${parisDay('r.sent_at')} AND (earlier.day, earlier.session_id) < (a.day, a.session_id)
             LIMIT 1) IS NULL`;
