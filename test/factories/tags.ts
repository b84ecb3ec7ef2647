import type { DataSource } from 'typeorm';
import { newId } from '../../src/platform/ids.js';

type Holder = { ownerId: string } | { teamId: string } | { departmentCode: string };

/** A tag that is offered, unless told. */
export async function createTag(
  db: DataSource,
  createdBy: string,
  label: string,
  holder: Holder,
  settings: { retiredAt?: string; mergedIntoId?: string } = {},
): Promise<string> {
  const id = newId();
  const scope = 'ownerId' in holder ? 'personal' : 'teamId' in holder ? 'team' : 'department';
  const of = { ownerId: null, teamId: null, departmentCode: null, ...holder };
  const into = settings.mergedIntoId ?? null;
  await db.query(
    `INSERT INTO tag (id, scope, owner_id, team_id, department_code, label, retired_at, final, merged_into_id,
       merged_into_final, created_by, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, '2026-11-02')`,
    [
      ...[id, scope, of.ownerId, of.teamId, of.departmentCode, label, settings.retiredAt ?? null],
      ...[into === null, into, into && true, createdBy],
    ],
  );
  return id;
}

export async function tagSession(db: DataSource, sessionId: string, ...tagIds: string[]): Promise<void> {
  for (const tagId of tagIds) await db.query('INSERT INTO session_tag VALUES ($1, $2)', [sessionId, tagId]);
}
