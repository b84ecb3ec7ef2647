import type pg from 'pg';

const AGENTS = 400;
const STRUCTURES = 40;

/**
 * Appointments in the two days to come, then as many after; seats of workshops of both kinds. Whoever is reminded wants
 * mails, text messages or calls; at any hour, so that the figures do not depend on that of the measurement.
 */
export async function makeReminded(client: pg.Client, counts: { appointments: number; seats: number }): Promise<void> {
  await client.query(`
    INSERT INTO structure (id, name, kind, created_at)
    SELECT gen_random_uuid(), 'Structure ' || n, 'mediation', now() FROM generate_series(1, ${STRUCTURES}) n;
    INSERT INTO app_user (id, email, first_name, last_name, password_hash, created_at)
    SELECT gen_random_uuid(), 'agent-' || n || '@exemple.test', 'Agent', n::text, 'x', now()
      FROM generate_series(1, ${AGENTS}) n;
    CREATE TEMPORARY TABLE desk AS
      SELECT n, s.id AS structure_id, u.id AS agent_id, gen_random_uuid() AS reason_id
        FROM generate_series(1, ${AGENTS}) n
        JOIN (SELECT id, row_number() OVER () AS k FROM structure WHERE name LIKE 'Structure %') s ON s.k = 1 + n % ${STRUCTURES}
        JOIN (SELECT id, last_name FROM app_user WHERE email LIKE 'agent-%') u ON u.last_name = n::text;
    INSERT INTO reminder_setting (structure_id, week_before, two_days_before, two_hours_before, from_hour, until_hour,
      updated_at, updated_by)
    SELECT DISTINCT ON (structure_id) structure_id, false, true, true, 0, 24, now(), agent_id FROM desk;
    INSERT INTO appointment_reason (id, structure_id, label, duration_minutes, mode, bookable_by, created_by, created_at)
    SELECT reason_id, structure_id, 'Accompagnement individuel', 15, 'desk', 'agents', agent_id, now() FROM desk;
  `);
  const people = counts.appointments + counts.seats;
  await client.query(
    `CREATE TEMPORARY TABLE reminded AS
       SELECT k, d.*, gen_random_uuid() AS person_id FROM generate_series(0, $1::int - 1) k JOIN desk d ON d.n = 1 + k % ${AGENTS}`,
    [people],
  );
  await client.query(`
    INSERT INTO beneficiary (id, structure_id, first_name, last_name, phone, email, contact_preference, created_by, created_at,
      updated_at, last_contact_on)
    SELECT person_id, structure_id, 'Odette', 'Personne ' || k, '+336' || lpad(k::text, 8, '0'), 'p' || k || '@exemple.test',
           (ARRAY['email', 'email', 'sms', 'call'])[1 + k % 4], agent_id, now(), now(), current_date FROM reminded`);
  await client.query(
    `INSERT INTO appointment (id, structure_id, agent_id, reason_id, mode, zone, beneficiary_id, starts_at, ends_at,
       busy_from, busy_until, status, source, booked_by, form_key, created_at, updated_at)
     SELECT gen_random_uuid(), structure_id, agent_id, reason_id, 'desk', 'Europe/Paris', person_id, at, at + interval '15 minutes',
            at, at + interval '15 minutes', 'upcoming', 'agent', agent_id, gen_random_uuid(), now() - interval '9 days', now()
       FROM (SELECT *, now() + shift + interval '6 hours' + interval '15 minutes' * (k / ${AGENTS}) AS at
               FROM reminded, (VALUES (interval '0'), (interval '4 days')) shifts (shift) WHERE k < $1) due`,
    [counts.appointments],
  );
  await client.query(`
    CREATE TEMPORARY TABLE course AS
      SELECT gen_random_uuid() AS id, n, structure_id, agent_id, now() + interval '10 hours' + shift AS at, shift
        FROM desk, (VALUES (interval '0'), (interval '4 days')) shifts (shift);
    INSERT INTO workshop (id, structure_id, title, audience, format, mode, zone, starts_at, ends_at, capacity, status,
      created_by, created_at, updated_at, published_at)
    SELECT id, structure_id, 'Premiers pas', 'people', 'group', 'remote', 'Europe/Paris', at, at + interval '2 hours', 500,
           'published', agent_id, now(), now(), now() FROM course`);
  await client.query(
    `INSERT INTO registration (id, workshop_id, beneficiary_id, structure_id, registered_by, source, status, queue_number,
       form_key, created_at)
     SELECT gen_random_uuid(), c.id, r.person_id, r.structure_id, r.agent_id, 'agent', 'registered', r.k + 1, gen_random_uuid(),
            now() - interval '9 days' FROM reminded r JOIN course c ON c.n = r.n WHERE r.k >= $1`,
    [counts.appointments],
  );
  await client.query('VACUUM ANALYZE');
}
