import type { DataSource } from 'typeorm';
import { newId } from '../../src/platform/ids.js';

interface Owned {
  structureId: string;
  ownerId: string;
}

/** A session begun on 24 November 2026: e-mail, 45 minutes, unless told. */
export async function createDraft(
  db: DataSource,
  { structureId, ownerId }: Owned,
  settings: { content?: object; kind?: string; updatedAt?: string; expiresAt?: string } = {},
): Promise<string> {
  const id = newId();
  await db.query(
    `INSERT INTO form_draft (id, owner_id, structure_id, kind, content, writer, created_at, updated_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8)`,
    [
      ...[id, ownerId, structureId, settings.kind ?? 'session'],
      settings.content ?? { day: '2026-11-24', duration: '45', topics: 'email' },
      newId(),
      settings.updatedAt ?? '2026-11-24T09:00:00+01:00',
      settings.expiresAt ?? '2026-12-08T09:00:00+01:00',
    ],
  );
  return id;
}

/** « Permanence »: 30 minutes about e-mail, the first of its owner's list, unless told. */
export async function createTemplate(
  db: DataSource,
  { structureId, ownerId }: Owned,
  settings: { name?: string; content?: object; position?: number } = {},
): Promise<string> {
  const id = newId();
  await db.query(
    `INSERT INTO session_template (id, owner_id, structure_id, name, content, position, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, '2026-11-20', '2026-11-20')`,
    [
      ...[id, ownerId, structureId, settings.name ?? 'Permanence'],
      settings.content ?? { duration: '30', topics: ['email'], locationKind: 'a_distance' },
      settings.position ?? 1,
    ],
  );
  return id;
}
