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

const ITS_SESSIONS = `s.structure_id = r.sender_structure_id AND s.day > ${parisDay('r.sent_at')} ORDER BY s.day, s.id LIMIT 1`;

/**
 * People who came back after they had been sent elsewhere: the first session at the structure that sent them, on a later
 * day than the sending, alone or on the list of a workshop. Between two desks of one structure nobody comes back.
 */
export const referralReturns: FigureSource = {
  name: 'referralReturns',
  sql: (where) => `
    SELECT r.sender_structure_id AS structure_id, back.mediator_id, back.day, '' AS kind, 'referralReturn' AS dimension,
           r.path AS code, 1 AS items, 0 AS people, 0 AS minutes
      FROM referral r
     CROSS JOIN LATERAL (
       SELECT first.mediator_id, first.day FROM (
         (SELECT s.id, s.day, s.mediator_id FROM support_session s
           WHERE s.beneficiary_id = r.beneficiary_id AND ${ITS_SESSIONS})
         UNION ALL
         (SELECT s.id, s.day, s.mediator_id FROM session_participant p JOIN support_session s ON s.id = p.session_id
           WHERE p.beneficiary_id = r.beneficiary_id AND ${ITS_SESSIONS})) first
        ORDER BY first.day, first.id LIMIT 1) back
     WHERE r.sent_at < $2::date::timestamp AT TIME ZONE 'Europe/Paris' AND r.path <> 'internal'
       AND back.day BETWEEN $1::date AND $2::date
       AND ${where({ structure: 'r.sender_structure_id', mediator: 'back.mediator_id', day: 'back.day' })}`,
};
