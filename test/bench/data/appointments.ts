import type pg from 'pg';
import { HOME_STRUCTURE } from './accounts.js';
import { idOf, idSql, inBulk } from './bulk.js';

/** An agent’s day: eight appointments of 45 minutes, from 9 h to 12 h and from 13 h to 17 h. */
const A_DAY = 8;

interface AgendaWorld {
  agents: number;
  people: number;
  count: number;
  /** The last day on which something is booked. */
  until: string;
}

/**
 * Full days of the agents of the structure of the accounts, weekday after weekday back from the last: what is before
 * 24 November 2026 was honoured, missed or cancelled, but for one in a hundred of which nothing was said.
 */
export async function makeAgendas(client: pg.Client, { agents, people, count, until }: AgendaWorld): Promise<void> {
  const reason = idOf('reason', 1);
  await client.query(
    `INSERT INTO appointment_reason (id, structure_id, label, duration_minutes, mode, bookable_by, created_by, created_at)
     VALUES ($1, $2, 'Accompagnement individuel', 45, 'desk', 'agents', ${idSql('user', '1')}, '2024-01-08')`,
    [reason, HOME_STRUCTURE],
  );
  await client.query(
    `INSERT INTO availability (id, structure_id, agent_id, zone, kind, every, weekdays, week_of_month, from_day,
       start_minute, end_minute, created_by, created_at)
     SELECT ${idSql('availability', 'agent * 2 + half')}, $2, ${idSql('user', 'agent')}, 'Europe/Paris', 'weekly', 1,
            '{1,2,3,4,5}', 1, '2024-01-08', 540 + half * 240, 720 + half * 300, ${idSql('user', 'agent')}, '2024-01-08'
       FROM generate_series(1, $1::int) agent, generate_series(0, 1) half`,
    [agents, HOME_STRUCTURE],
  );
  await inBulk(client, ['appointment'], async () => {
    await client.query(
      `WITH day AS (
         SELECT day::date AS day, row_number() OVER (ORDER BY day DESC) - 1 AS back
           FROM generate_series($5::date - 2000, $5::date, interval '1 day') day WHERE extract(isodow FROM day) < 6),
       drawn AS (
         SELECT n, 1 + n % $2 AS agent, (n / $2) % ${A_DAY} AS rank, day.day
           FROM generate_series(0, $1::int - 1) n JOIN day ON day.back = n / ($2 * ${A_DAY})),
       timed AS (
         SELECT *, (day + make_interval(mins => 540 + (rank * 60)::int + CASE WHEN rank > 2 THEN 60 ELSE 0 END))
                     AT TIME ZONE 'Europe/Paris' AS starts_at,
                CASE WHEN day >= '2026-11-24' OR n % 100 = 7 THEN 'upcoming' WHEN n % 12 = 0 THEN 'absent'
                     WHEN n % 12 = 1 THEN 'cancelled_by_person' ELSE 'honoured' END AS status
           FROM drawn)
       INSERT INTO appointment (id, structure_id, agent_id, reason_id, mode, zone, beneficiary_id, starts_at, ends_at,
         busy_from, busy_until, status, source, booked_by, ended_at, form_key, created_at, updated_at)
       SELECT ${idSql('appointment', 'n')}, $3, ${idSql('user', 'agent')}, $4, 'desk', 'Europe/Paris',
              ${idSql('beneficiary', '1 + n % $6')}, starts_at, starts_at + interval '45 minutes', starts_at,
              starts_at + interval '45 minutes', status, 'agent', ${idSql('user', 'agent')},
              CASE WHEN status <> 'upcoming' THEN starts_at END, ${idSql('appointment', 'n')}, starts_at, starts_at
         FROM timed`,
      [count, agents, HOME_STRUCTURE, reason, until, people],
    );
  });
}
