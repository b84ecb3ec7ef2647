import type pg from 'pg';
import { ACCOUNTS } from './accounts.js';
import { drawSql, idSql, inBulk, oneOfSql } from '../bulk.js';
import { skewedSql } from './draw.js';

const programmes = [
  'mon-espace-sante',
  'mon-espace-sante',
  'compte-ameli',
  'messagerie',
  'arnaques',
  'smartphone',
  null,
];

/** One workshop in ten was announced here, and people put themselves on its list; some did not come. */
export async function makeAnnounced(client: pg.Client): Promise<void> {
  await inBulk(client, ['workshop', 'registration', 'workshop_animator'], async () => {
    await client.query(
      `INSERT INTO workshop (id, structure_id, title, topics, level, audience, format, mode, place_id, zone, starts_at, ends_at, capacity,
         seats_taken, last_queue_number, programme, status, created_by, created_at, updated_at, published_at, closed_at, closed_by, session_id)
       SELECT ${idSql('workshop', 'l.n')}, s.structure_id, s.title, s.topics, s.workshop_level, 'people', 'group', 'place', held.id,
              'Europe/Paris', s.day + time '14:00', s.day + time '16:00', 30 + listed, least(30 + listed, listed + absent), listed + absent,
              ${oneOfSql(173, programmes, 'l.n')}, 'closed', s.mediator_id,
              s.day - interval '30 days', s.day + interval '17 hours', s.day - interval '30 days', s.day + interval '17 hours', s.mediator_id, s.id
         FROM bench.log l JOIN bench.listed ON listed.n = l.n JOIN support_session s ON s.id = ${idSql('session', 'l.n')}
         JOIN bench.held ON held.structure = l.structure AND held.number = 0
         CROSS JOIN LATERAL (SELECT ${drawSql(171, 4, 'l.n')} AS absent) a
        WHERE l.workshop AND ${drawSql(172, 8, 'l.n')} = 0`,
    );
    await client.query(
      `INSERT INTO workshop_animator SELECT id, created_by FROM workshop;
       INSERT INTO registration (id, workshop_id, beneficiary_id, structure_id, registered_by, source, status, queue_number, marked_at,
         marked_by, form_key, created_at)
       SELECT ${idSql('registration', 'v.n * 64::bigint + row_number() OVER (PARTITION BY v.n ORDER BY v.p)')}, w.id, ${idSql('beneficiary', 'v.p')},
              w.structure_id, w.created_by, 'agent', 'attended', row_number() OVER (PARTITION BY v.n ORDER BY v.p), w.closed_at, w.closed_by,
              ${idSql('registrationKey', 'v.n * 64::bigint + row_number() OVER (PARTITION BY v.n ORDER BY v.p)')}, w.created_at
         FROM bench.seen v JOIN workshop w ON w.id = ${idSql('workshop', 'v.n')} WHERE v.workshop;
       INSERT INTO registration (id, workshop_id, name, structure_id, registered_by, source, status, queue_number, marked_at, marked_by,
         form_key, created_at)
       SELECT ${idSql('registration', 'l.n * 64::bigint + 40 + gone')}, w.id, '–', w.structure_id, w.created_by, 'agent', 'absent', listed.listed + gone,
              w.closed_at, w.closed_by, ${idSql('registrationKey', 'l.n * 64::bigint + 40 + gone')}, w.created_at
         FROM bench.log l JOIN bench.listed ON listed.n = l.n JOIN workshop w ON w.id = ${idSql('workshop', 'l.n')},
              generate_series(1, w.seats_taken - listed.listed) gone`,
    );
  });
}

/** Tags of one's own and of the département; a session in ten has one, some have two. */
export async function makeNationalTags(client: pg.Client): Promise<void> {
  await client.query(
    `INSERT INTO tag (id, scope, owner_id, label, created_by, created_at)
       SELECT ${idSql('tag', 'm * 16 + k')}, 'personal', ${idSql('user', 'm')}, 'Étiquette ' || k, ${idSql('user', 'm')}, '2023-01-09'
         FROM bench.mediator, generate_series(1, 4) k;
     INSERT INTO tag (id, scope, department_code, label, created_by, created_at)
       SELECT ${idSql('tag', '1000000 + number * 16 + k')}, 'department', code, 'Étiquette ' || k, ${idSql('user', `${ACCOUNTS.department} + number`)}, '2023-01-09'
         FROM (SELECT code, row_number() OVER (ORDER BY code)::int AS number FROM department) d, generate_series(1, 8) k`,
  );
  await inBulk(client, ['session_tag'], async () => {
    await client.query(
      `INSERT INTO session_tag
       SELECT ${idSql('session', 'l.n')}, ${idSql(
         'tag',
         `CASE WHEN kind = 0 THEN m * 16 + 1 + ${skewedSql(181, 4, 2, 'l.n')}
                ELSE 1000000 + d.number * 16 + 1 + ${skewedSql(182, 8, 2, 'l.n')} END`,
       )}
         FROM bench.log l JOIN bench.structure s ON s.n = l.structure
         JOIN (SELECT code, row_number() OVER (ORDER BY code)::int AS number FROM department) d ON d.code = s.department,
              generate_series(0, 1) kind
        WHERE ${drawSql(183, 100, 'l.n')} < 10 AND (kind = 0) IN (${drawSql(184, 2, 'l.n')} = 0, ${drawSql(185, 8, 'l.n')} = 0)`,
    );
  });
}

/** One individual session in twelve had been booked, as many again fell through; and people told of the CPAM themselves. */
export async function makeBooked(client: pg.Client): Promise<void> {
  await client.query(
    `INSERT INTO appointment_reason (id, structure_id, label, duration_minutes, mode, bookable_by, created_by, created_at)
     SELECT ${idSql('reason', 'n')}, ${idSql('structure', 'n')}, 'Accompagnement individuel', 60, 'desk', 'agents',
            ${idSql('user', `${ACCOUNTS.manager} + n`)}, '2023-01-09' FROM bench.structure`,
  );
  await inBulk(client, ['appointment', 'information_sheet'], async () => {
    await client.query(
      `INSERT INTO appointment (id, structure_id, agent_id, reason_id, mode, zone, beneficiary_id, starts_at, ends_at, busy_from,
         busy_until, status, source, booked_by, ended_at, ended_by, session_id, form_key, created_at, updated_at)
       SELECT ${idSql('appointment', 'n')}, ${idSql('structure', 'structure')}, ${idSql('user', 'm')}, ${idSql('reason', 'structure')}, 'desk',
              'Europe/Paris', ${idSql('beneficiary', 'p')}, at, at + interval '1 hour', at, at + interval '1 hour', status, 'agent',
              ${idSql('user', 'm')}, at + interval '1 hour', ${idSql('user', 'm')},
              CASE status WHEN 'honoured' THEN ${idSql('session', 'n')} END, ${idSql('appointmentKey', 'n')}, at - interval '9 days', at
         FROM (SELECT l.n, l.m, l.structure, v.p, l.day + (7 + l.k % 10) * interval '1 hour' AS at,
                      ${oneOfSql(191, ['honoured', 'honoured', 'honoured', 'absent', 'cancelled_by_person', 'cancelled_by_service'], 'l.n')} AS status
                 FROM bench.log l JOIN bench.seen v ON v.n = l.n
                WHERE NOT l.workshop AND ${drawSql(192, 8, 'l.n')} = 0) booked`,
    );
    await client.query(
      `INSERT INTO information_sheet (id, beneficiary_id, structure_id, given_by, given_at, fund_id, level)
       SELECT ${idSql('sheet', 'l.n')}, ${idSql('beneficiary', 'v.p')}, ${idSql('structure', 'l.structure')}, ${idSql('user', 'l.m')},
              l.day + interval '15 hours', NULL, 'beginner'
         FROM bench.log l JOIN bench.seen v ON v.n = l.n WHERE NOT l.workshop AND ${drawSql(193, 20, 'l.n')} = 0`,
    );
  });
}
