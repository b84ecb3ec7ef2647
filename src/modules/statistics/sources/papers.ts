import { type FigureSource, parisDay, withinParisDays } from './source.js';

/** « Information remise »: the person was told how to reach the caisse, nothing was sent. */
export const informationSheets: FigureSource = {
  name: 'informationSheets',
  sql: (where) => `
    SELECT i.structure_id, i.given_by AS mediator_id, ${parisDay('i.given_at')} AS day, '' AS kind,
           'informationSheet' AS dimension, '' AS code, 1 AS items, 0 AS people, 0 AS minutes
      FROM information_sheet i
     WHERE ${withinParisDays('i.given_at')}
       AND ${where({ structure: 'i.structure_id', mediator: 'i.given_by', day: parisDay('i.given_at') })}`,
};

/** Reminders on paper, on the day when somebody said that they were printed. */
export const reminderLetters: FigureSource = {
  name: 'reminderLetters',
  sql: (where) => `
    SELECT l.structure_id, l.printed_by AS mediator_id, ${parisDay('l.printed_at')} AS day, '' AS kind,
           'letter' AS dimension, 'reminder' AS code, 1 AS items, 0 AS people, 0 AS minutes
      FROM reminder l
     WHERE ${withinParisDays('l.printed_at')}
       AND ${where({ structure: 'l.structure_id', mediator: 'l.printed_by', day: parisDay('l.printed_at') })}`,
};

/**
 * Requests on paper to a place without e-mail. The journal alone knows of them: one letter a referral, an agent and a
 * day, however often the file was opened again.
 */
export const referralLetters: FigureSource = {
  name: 'referralLetters',
  sql: (where) => `
    SELECT l.structure_id, l.mediator_id, l.day, '' AS kind, 'letter' AS dimension, 'referral' AS code, 1 AS items,
           0 AS people, 0 AS minutes
      FROM (SELECT DISTINCT a.actor_structure_id AS structure_id, a.actor_user_id AS mediator_id,
                   ${parisDay('a.at')} AS day, a.subject_id
              FROM audit_event a
             WHERE a.verb = 'referral.print-letter' AND ${withinParisDays('a.at')}
               AND ${where({ structure: 'a.actor_structure_id', mediator: 'a.actor_user_id', day: parisDay('a.at') })}) l`,
};
