import type pg from 'pg';
import { newId } from '../../../src/platform/ids.js';
import { HOME_STRUCTURE } from './accounts.js';
import { idOf, idSql, inBulk } from './bulk.js';

/** A Monday; the eight weeks after it have neither a public holiday nor a change of clocks. */
export const FIRST_DAY = '2027-01-04';

export const HALF_HOURS_A_DAY = 14;
const DAYS = 40;

export interface MadeAgendas {
  reasonId: string;
  /** So many as were asked for. */
  appointments: number;
}

/**
 * So many agents who receive from 9 h to 12 h 30 and from 13 h 30 to 17 h, Monday to Friday, and so many appointments of
 * half an hour in eight weeks: `spread` over all of them, or `early`, each week full before the next one.
 */
export async function makeAgendas(
  client: pg.Client,
  agents: number,
  appointments: number,
  layout: 'spread' | 'early',
): Promise<MadeAgendas> {
  await client.query('TRUNCATE appointment, absence, availability, appointment_reason CASCADE');
  const [reasonId, user] = [newId(), idOf('user', 1)];
  await client.query(
    `INSERT INTO appointment_reason (id, structure_id, label, duration_minutes, mode, bookable_by, created_by, created_at)
     VALUES ($1, $2, 'Aide ponctuelle', 30, 'desk', 'people', $3, '2026-01-05')`,
    [reasonId, HOME_STRUCTURE, user],
  );
  await client.query(
    `INSERT INTO availability (id, structure_id, agent_id, zone, kind, every, weekdays, week_of_month, from_day,
       start_minute, end_minute, created_by, created_at)
     SELECT gen_random_uuid(), $1, ${idSql('user', 'n')}, 'Europe/Paris', 'weekly', 1, '{1,2,3,4,5}', 1, '2026-01-05',
            half.begins, half.begins + 210, $2, '2026-01-05'
       FROM generate_series(1, $3::int) n, (VALUES (540), (810)) half (begins)`,
    [HOME_STRUCTURE, user, agents],
  );
  await client.query(
    `INSERT INTO absence (id, agent_id, structure_id, starts_at, ends_at, weekly_until, zone, created_by, created_at)
     SELECT gen_random_uuid(), ${idSql('user', 'n')}, $1, '2027-01-06T12:00:00+01:00', '2027-01-06T13:00:00+01:00',
            '2027-12-31', 'Europe/Paris', $2, '2026-01-05' FROM generate_series(1, $3::int) n WHERE n % 3 = 0`,
    [HOME_STRUCTURE, user, agents],
  );
  const order =
    layout === 'early' ? 'day / 5, hashint8(n * 1000 + day * 20 + slot)' : 'hashint8(n * 1000 + day * 20 + slot)';
  await inBulk(client, ['appointment'], () =>
    client
      .query(
        `INSERT INTO appointment (id, structure_id, agent_id, reason_id, mode, zone, name, starts_at, ends_at, busy_from,
           busy_until, status, source, booked_by, form_key, created_at, updated_at)
         SELECT gen_random_uuid(), $1, ${idSql('user', 'n')}, $2, 'desk', 'Europe/Paris', 'X', at, at + interval '30 minutes',
                at, at + interval '30 minutes', 'upcoming', 'agent', $3, gen_random_uuid(), '2026-01-05', '2026-01-05'
           FROM (SELECT n, ('${FIRST_DAY}'::date + day / 5 * 7 + day % 5
                            + make_interval(mins => 540 + slot * 30 + CASE WHEN slot >= 7 THEN 60 ELSE 0 END))
                            AT TIME ZONE 'Europe/Paris' AS at
                   FROM generate_series(1, $4::int) n, generate_series(0, ${DAYS - 1}) day,
                        generate_series(0, ${HALF_HOURS_A_DAY - 1}) slot
                  ORDER BY ${order} LIMIT $5) taken`,
        [HOME_STRUCTURE, reasonId, user, agents, appointments],
      )
      .then(() => undefined),
  );
  const { rows } = await client.query<{ many: number }>('SELECT count(*) AS many FROM appointment');
  return { reasonId, appointments: rows[0]?.many ?? 0 };
}
