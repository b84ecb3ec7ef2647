import { type FigureSource, localDay, withinLocalDays } from './source.js';

const DAY = localDay('w.starts_at', 'w.zone');

/** Of the workshop `w`: who came on a seat, who did not, who came without one, who waits or waited to the end in vain. */
export const WORKSHOP_LINE = `(
  SELECT count(*) FILTER (WHERE g.status = 'attended' AND NOT g.walk_in) AS attended,
         count(*) FILTER (WHERE g.status = 'absent' AND NOT g.walk_in) AS absent,
         count(*) FILTER (WHERE g.status = 'attended' AND g.walk_in) + w.anonymous_walk_ins AS walked_in,
         count(*) FILTER (WHERE g.status = 'waiting' OR g.cancelled_by = 'lapsed' AND g.cancelled_at >= w.starts_at) AS waited
    FROM registration g WHERE g.workshop_id = w.id) line`;

/** Drafts and cancelled ones never count. */
export const WORKSHOP_COUNTS = `w.status IN ('published', 'closed')`;

/**
 * Workshops that are open or were held, on their day at the place, for the structure that organises them; drafts and
 * cancelled ones are left out.
 *
 * `workshopProgramme`: one item a workshop, `people` the seats that were taken; the code `none` is of no programme of ours.
 * `workshopSeats`, in `people`: `capacity`; `registered`, seats taken; of these `attended` and `absent`; `walkIn`, who
 * came without a seat, with a file or not; `waiting`, who waits, or waited to the end in vain.
 */
export const workshops: FigureSource = {
  name: 'workshops',
  sql: (where) => `
    SELECT w.structure_id, w.created_by AS mediator_id, ${DAY} AS day, '' AS kind, said.dimension, said.code, 1 AS items,
           said.people::integer AS people, 0 AS minutes
      FROM workshop w
     CROSS JOIN LATERAL ${WORKSHOP_LINE}
     CROSS JOIN LATERAL (VALUES
       ('workshopProgramme', coalesce(w.programme, 'none'), w.seats_taken::bigint),
       ('workshopSeats', 'capacity', w.capacity), ('workshopSeats', 'registered', w.seats_taken),
       ('workshopSeats', 'attended', line.attended), ('workshopSeats', 'absent', line.absent),
       ('workshopSeats', 'walkIn', line.walked_in),
       ('workshopSeats', 'waiting', line.waited)) said (dimension, code, people)
     WHERE ${WORKSHOP_COUNTS} AND (said.people > 0 OR said.dimension = 'workshopProgramme')
       AND ${withinLocalDays('w.starts_at', 'w.zone')}
       AND ${where({ structure: 'w.structure_id', mediator: 'w.created_by', day: DAY })}`,
};
