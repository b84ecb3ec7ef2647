import type { DataSource } from 'typeorm';
import { newId } from '../../src/platform/ids.js';

/** Filters that somebody keeps, in their one role: this month, about health, unless told. */
export async function createSavedFilter(
  db: DataSource,
  ownerId: string,
  settings: { name?: string; query?: Record<string, string> } = {},
): Promise<string> {
  const id = newId();
  await db.query(
    `INSERT INTO saved_filter (id, owner_id, membership_id, name, query, created_at)
     SELECT $1, user_id, id, $3, $4, '2026-11-02' FROM membership WHERE user_id = $2`,
    [id, ownerId, settings.name ?? 'Ma santé', settings.query ?? { periode: 'month', thematique: 'sante' }],
  );
  return id;
}
