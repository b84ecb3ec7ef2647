import type pg from 'pg';
import { newId } from '../../../src/platform/ids.js';

/** A workshop with so many people on its list, written as the program does in one transaction; milliseconds to its commit. */
export async function writeWorkshop(client: pg.Client, people: number, turn: number): Promise<number> {
  const id = newId();
  const started = performance.now();
  await client.query('BEGIN');
  await client.query(
    `INSERT INTO support_session (id, structure_id, employer_id, mediator_id, kind, title, day, duration_minutes, location_kind,
       gender, age_band, social_status, participant_count, topics, form_key, created_at, updated_at)
     SELECT $1, structure_id, employer_id, mediator_id, 'collectif', 'Atelier du banc', day, 120, 'a_distance', 'non_communique',
            'non_communique', 'non_communique', $2, '{email}', $3, now(), now()
       FROM support_session ORDER BY id DESC OFFSET $4 LIMIT 1`,
    [id, people, newId(), turn % 100],
  );
  await client.query(
    `INSERT INTO session_participant (session_id, beneficiary_id, gender, age_band, social_status)
     SELECT $1, b.id, b.gender, 'non_communique', b.social_status FROM beneficiary b
      WHERE b.id > (SELECT id FROM beneficiary ORDER BY id OFFSET $3 LIMIT 1) ORDER BY b.id LIMIT $2`,
    [id, people, turn % 1000],
  );
  await client.query('COMMIT');
  return performance.now() - started;
}
