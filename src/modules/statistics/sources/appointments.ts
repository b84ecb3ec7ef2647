import { type FigureSource, localDay, withinLocalDays } from './source.js';

const DAY = localDay('a.starts_at', 'a.zone');

/** Appointments on their day at the place, with whoever receives, as they stand now: also those to come. */
export const appointments: FigureSource = {
  name: 'appointments',
  sql: (where) => `
    SELECT a.structure_id, a.agent_id AS mediator_id, ${DAY} AS day, '' AS kind, 'appointmentStatus' AS dimension,
           a.status AS code, 1 AS items, 0 AS people, 0 AS minutes
      FROM appointment a
     WHERE ${withinLocalDays('a.starts_at', 'a.zone')}
       AND ${where({ structure: 'a.structure_id', mediator: 'a.agent_id', day: DAY })}`,
};
