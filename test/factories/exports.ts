import type { DataSource } from 'typeorm';
import { newId } from '../../src/platform/ids.js';

/** As many anonymous sessions as an export made in the background needs, thirty days long from 1 October 2026. */
export async function createManySessions(
  db: DataSource,
  owner: { structureId: string; mediatorId: string },
  count: number,
): Promise<void> {
  await db.query(
    `INSERT INTO support_session (id, structure_id, employer_id, mediator_id, day, duration_minutes, location_kind,
       anonymous_count, gender, age_band, social_status, topics, form_key, created_at, updated_at)
     SELECT gen_random_uuid(), $1, $1, $2, date '2026-10-01' + n % 30, 30, 'a_distance', 1, 'feminin', 'non_communique',
            'retraite', '{email,sante}', gen_random_uuid(), '2026-11-01', '2026-11-01'
       FROM generate_series(1, $3::int) n`,
    [owner.structureId, owner.mediatorId, count],
  );
}

/** An export as it lies in the base. */
export async function createExportRun(
  db: DataSource,
  owner: { id: string; membershipId: string; structureId: string | null; askedIn: string },
  settings: Partial<{ state: string; format: string; createdAt: string; kind: string }> = {},
): Promise<string> {
  const id = newId();
  const { state = 'waiting', format = 'csv', createdAt = '2026-11-24T09:00:00Z', kind = 'sessions' } = settings;
  await db.query(
    `INSERT INTO export_run (id, user_id, membership_id, structure_id, asked_in, kind, format, from_day, to_day, state,
       rows_expected, failure, ended_at, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, '2026-10-01', '2026-10-31', $8, 10, $9, $10, $11)`,
    [
      ...[id, owner.id, owner.membershipId, owner.structureId, owner.askedIn, kind, format, state],
      ...[state === 'failed' ? 'Essai' : null, ['failed', 'cancelled'].includes(state) ? createdAt : null, createdAt],
    ],
  );
  return id;
}
