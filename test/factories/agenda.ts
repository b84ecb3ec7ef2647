import type { DataSource } from 'typeorm';
import { newId } from '../../src/platform/ids.js';

interface WorkshopSettings {
  structureId: string;
  title?: string;
  startsAt: string;
  endsAt: string;
  animators?: string[];
  createdBy: string;
  zone?: string;
  status?: 'published' | 'closed' | 'cancelled';
}

/** A workshop of ten seats by video, open since 2 November 2026, as agendas see it. */
export async function createAgendaWorkshop(db: DataSource, settings: WorkshopSettings): Promise<string> {
  const id = newId();
  const status = settings.status ?? 'published';
  await db.query(
    `INSERT INTO workshop (id, structure_id, title, audience, format, mode, zone, starts_at, ends_at, capacity, status,
       created_by, created_at, updated_at, published_at, cancelled_at, closed_at, closed_by)
     VALUES ($1, $2, $3, 'people', 'group', 'remote', $4, $5, $6, 10, $7, $8, '2026-11-02', '2026-11-02', '2026-11-02',
       CASE $7 WHEN 'cancelled' THEN now() END, CASE $7 WHEN 'closed' THEN now() END,
       CASE $7 WHEN 'closed' THEN $8::uuid END)`,
    [
      ...[id, settings.structureId, settings.title ?? 'Découvrir Mon espace santé', settings.zone ?? 'Europe/Paris'],
      ...[settings.startsAt, settings.endsAt, status, settings.createdBy],
    ],
  );
  for (const userId of settings.animators ?? []) {
    await db.query('INSERT INTO workshop_animator (workshop_id, user_id) VALUES ($1, $2)', [id, userId]);
  }
  return id;
}
