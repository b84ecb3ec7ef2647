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
 * holds; the earlier ones are looked up one person at a time, where NOT EXISTS may read the whole country.
 */
export const referralReturns: FigureSource = {
  name: 'referralReturns',
  sql: (where) => `
    SELECT a.structure_id, a.mediator_id, a.day, '' AS kind, 'referralReturn' AS dimension, r.path AS code, 1 AS items,
           0 AS people, 0 AS minutes
      FROM accompaniment a
      JOIN referral r ON r.beneficiary_id = a.beneficiary_id AND r.sender_structure_id = a.structure_id
     WHERE r.path <> 'internal' AND a.day > ${parisDay('r.sent_at')} AND a.day BETWEEN $1::date AND $2::date
       AND ${where({ structure: 'a.structure_id', mediator: 'a.mediator_id', day: 'a.day' })}
       AND (SELECT true FROM accompaniment earlier
             WHERE earlier.beneficiary_id = a.beneficiary_id AND earlier.structure_id = a.structure_id
               AND earlier.day > ${parisDay('r.sent_at')} AND (earlier.day, earlier.session_id) < (a.day, a.session_id)
             LIMIT 1) IS NULL`,
};
