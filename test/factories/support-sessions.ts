import type { DataSource } from 'typeorm';
import { newId } from '../../src/platform/ids.js';

type Settings = Partial<{
  day: string;
  durationMinutes: number;
  locationKind: string;
  placeId: string | null;
  communeInsee: string | null;
  beneficiaryId: string | null;
  referralId: string | null;
  alreadySupported: boolean;
  residenceInsee: string | null;
  gender: string;
  ageBand: string;
  socialStatus: string;
  topics: string[];
  procedures: string[];
  procedureName: string | null;
  equipment: string[];
  autonomy: string | null;
  redirected: boolean;
  redirection: string | null;
  notes: string | null;
  createdAt: string;
}>;

/** A session as it lies in the base: 24 November 2026, 30 minutes at a distance, anonymous, about e-mail, unless told. */
export async function createSession(
  db: DataSource,
  owner: { structureId: string; mediatorId: string },
  settings: Settings = {},
): Promise<string> {
  const id = newId();
  const columns: Record<string, unknown> = {
    id,
    structure_id: owner.structureId,
    mediator_id: owner.mediatorId,
    day: settings.day ?? '2026-11-24',
    duration_minutes: settings.durationMinutes ?? 30,
    location_kind: settings.locationKind ?? 'a_distance',
    place_id: settings.placeId ?? null,
    commune_insee: settings.communeInsee ?? null,
    beneficiary_id: settings.beneficiaryId ?? null,
    referral_id: settings.referralId ?? null,
    employer_id: owner.structureId,
    anonymous_count: settings.beneficiaryId ? 0 : 1,
    anonymous_already: settings.alreadySupported ? 1 : 0,
    already_supported: settings.alreadySupported ?? false,
    residence_insee: settings.residenceInsee ?? null,
    gender: settings.gender ?? 'non_communique',
    age_band: settings.ageBand ?? 'non_communique',
    social_status: settings.socialStatus ?? 'non_communique',
    topics: settings.topics ?? ['email'],
    procedures: settings.procedures ?? [],
    procedure_name: settings.procedureName ?? null,
    equipment: settings.equipment ?? [],
    autonomy: settings.autonomy ?? null,
    redirected: settings.redirected ?? false,
    redirection: settings.redirection ?? null,
    notes: settings.notes ?? null,
    form_key: newId(),
    created_at: settings.createdAt ?? '2026-11-24T09:00:00+01:00',
    updated_at: settings.createdAt ?? '2026-11-24T09:00:00+01:00',
  };
  const names = Object.keys(columns);
  await db.query(
    `INSERT INTO support_session (${names.join(', ')}) VALUES (${names.map((_, index) => `$${index + 1}`).join(', ')})`,
    Object.values(columns),
  );
  return id;
}

/** A workshop of the same day: two people without a file, unless told. */
export async function createWorkshopSession(
  db: DataSource,
  owner: { structureId: string; mediatorId: string },
  settings: {
    day?: string;
    title?: string;
    people?: string[];
    anonymousCount?: number;
    anonymousBy?: object;
    anonymousAlready?: number;
    workshopLevel?: string | null;
    topics?: string[];
  } = {},
): Promise<string> {
  const id = newId();
  const people = settings.people ?? [];
  const anonymous = settings.anonymousCount ?? 2;
  await db.transaction(async (manager) => {
    await manager.query(
      `INSERT INTO support_session (id, structure_id, employer_id, mediator_id, kind, title, day, duration_minutes,
         location_kind, gender, age_band, social_status, participant_count, anonymous_count, anonymous_by, topics,
         form_key, created_at, updated_at, anonymous_already, workshop_level)
       VALUES ($1, $2, $2, $3, 'collectif', $4, $5, 120, 'a_distance', 'non_communique', 'non_communique',
         'non_communique', $6, $7, $8, $9, $10, $11, $11, $12, $13)`,
      [
        id,
        owner.structureId,
        owner.mediatorId,
        settings.title ?? 'Premiers pas',
        settings.day ?? '2026-11-24',
        people.length + anonymous,
        anonymous,
        settings.anonymousBy ?? {},
        settings.topics ?? ['navigation_sur_internet'],
        newId(),
        '2026-11-24T09:00:00+01:00',
        settings.anonymousAlready ?? 0,
        settings.workshopLevel ?? null,
      ],
    );
    for (const person of people) {
      await manager.query(
        `INSERT INTO session_participant SELECT $1, id, gender, 'non_communique', social_status, commune_insee
           FROM beneficiary WHERE id = $2`,
        [id, person],
      );
    }
  });
  return id;
}

/** An activity of coordination of the same day: a working group of an hour with three mediators, unless told. */
export async function createCoordinationActivity(
  db: DataSource,
  owner: { structureId: string | null; authorId: string },
  settings: Record<string, unknown> = {},
): Promise<string> {
  const id = newId();
  const animation = { type: 'groupe_de_travail', initiative: 'initiative', topics: ['reseau'], mediators: 3 };
  const columns: Record<string, unknown> = {
    ...{ id, author_id: owner.authorId, structure_id: owner.structureId, employer_id: owner.structureId },
    ...{ kind: 'animation', day: '2026-11-24', duration_minutes: 60, form_key: newId() },
    ...{ created_at: '2026-11-24T09:00:00+01:00', updated_at: '2026-11-24T09:00:00+01:00' },
    ...(settings['kind'] === undefined || settings['kind'] === 'animation' ? animation : {}),
    ...settings,
  };
  const names = Object.keys(columns);
  await db.query(
    `INSERT INTO coordination_activity (${names.join(', ')}) VALUES (${names.map((_, index) => `$${index + 1}`).join(', ')})`,
    Object.values(columns),
  );
  return id;
}
