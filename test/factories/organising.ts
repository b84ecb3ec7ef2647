import type { DataSource } from 'typeorm';
import { newId } from '../../src/platform/ids.js';

interface Organiser {
  structureId: string;
  createdBy: string;
}

/** A draft within a series, and a programme that is kept: what its structure alone may see. */
export async function createOrganised(
  db: DataSource,
  { structureId, createdBy }: Organiser,
): Promise<{ workshop: string; series: string; template: string }> {
  const [workshop, series, template] = [newId(), newId(), newId()];
  await db.query(
    `INSERT INTO workshop_series (id, structure_id, kind, every, weekdays, week_of_month, from_day, until_day,
       skip_holidays, created_by, created_at)
     VALUES ($1, $2, 'weekly', 1, '{2}', 1, '2026-12-01', '2027-03-30', true, $3, '2026-11-20')`,
    [series, structureId, createdBy],
  );
  await db.query(
    `INSERT INTO workshop (id, structure_id, series_id, series_day, title, audience, format, mode, zone, starts_at,
       ends_at, capacity, connection, status, created_by, created_at, updated_at)
     VALUES ($1, $2, $3, '2026-12-01', 'Atelier d’ailleurs', 'people', 'group', 'remote', 'Europe/Paris',
       '2026-12-01T14:00:00+01:00', '2026-12-01T16:00:00+01:00', 8, 'visio.exemple.test', 'draft', $4, '2026-11-20',
       '2026-11-20')`,
    [workshop, structureId, series, createdBy],
  );
  await db.query(
    `INSERT INTO workshop_template (id, structure_id, label, content, created_by, created_at)
     VALUES ($1, $2, 'Programme d’ailleurs', $3, $4, '2026-11-20')`,
    [
      template,
      structureId,
      JSON.stringify({
        ...{ title: 'Programme d’ailleurs', summary: null, topics: [], level: null, audience: 'people' },
        ...{ format: 'group', mode: 'place', durationMinutes: 120, capacity: 8, ownDevice: true, toBring: null },
        devices: {},
      }),
      createdBy,
    ],
  );
  return { workshop, series, template };
}
