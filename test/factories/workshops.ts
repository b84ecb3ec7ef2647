import type { DataSource } from 'typeorm';
import { newId } from '../../src/platform/ids.js';

interface WorkshopSettings {
  structureId: string;
  createdBy: string;
  title?: string;
  capacity?: number;
  startsAt?: string;
  endsAt?: string;
  zone?: string;
  status?: 'draft' | 'published' | 'cancelled' | 'closed';
  publicBooking?: boolean;
  offerHours?: number;
  level?: 'debutant' | 'intermediaire' | 'avance' | null;
  audience?: 'people' | 'professionals' | 'helpers';
  format?: 'group' | 'individual';
  mode?: 'place' | 'phone' | 'remote';
  placeId?: string | null;
  address?: string | null;
  communeInsee?: string | null;
  connection?: string | null;
  toBring?: string | null;
  topics?: string[];
}

const HOURS_2 = 2 * 3_600_000;

/**
 * A workshop of beginners, in two weeks, with ten seats: Tuesday 8 December 2026 from 14 h to 16 h in Paris, at an
 * address in Nancy (the communes must be in the base), open to people on the public page unless told.
 */
export async function createWorkshop(db: DataSource, settings: WorkshopSettings): Promise<string> {
  const id = newId();
  const mode = settings.mode ?? 'place';
  const address = mode === 'place' && !settings.placeId;
  const startsAt = settings.startsAt ?? '2026-12-08T13:00:00Z';
  const status = settings.status ?? 'published';
  const row = {
    id,
    structure_id: settings.structureId,
    title: settings.title ?? 'Premiers pas avec sa messagerie',
    topics: settings.topics ?? ['email'],
    level: settings.level === undefined ? 'debutant' : settings.level,
    audience: settings.audience ?? 'people',
    format: settings.format ?? 'group',
    mode,
    place_id: settings.placeId ?? null,
    address: address ? (settings.address ?? '12 rue des Ponts') : null,
    commune_insee: address ? (settings.communeInsee ?? '54395') : null,
    connection: settings.connection ?? null,
    zone: settings.zone ?? 'Europe/Paris',
    starts_at: startsAt,
    ends_at: settings.endsAt ?? new Date(Date.parse(startsAt) + HOURS_2).toISOString(),
    capacity: settings.capacity ?? 10,
    to_bring: settings.toBring ?? null,
    public_booking: settings.publicBooking ?? true,
    offer_hours: settings.offerHours ?? 24,
    status,
    created_by: settings.createdBy,
    created_at: '2026-11-16T08:00:00Z',
    updated_at: '2026-11-16T08:00:00Z',
    published_at: status === 'draft' ? null : '2026-11-16T09:00:00Z',
    cancelled_at: status === 'cancelled' ? '2026-11-20T09:00:00Z' : null,
    closed_at: status === 'closed' ? '2026-11-20T09:00:00Z' : null,
    closed_by: status === 'closed' ? settings.createdBy : null,
  };
  await insert(db, 'workshop', row);
  return id;
}

interface RegistrationSettings {
  workshopId: string;
  /** Whose file; without it a name and a way to be reached. */
  beneficiaryId?: string | null;
  name?: string;
  phone?: string | null;
  email?: string | null;
  /** Who registered them; without it they did so themselves. */
  agent?: { structureId: string; userId: string };
  referralId?: string | null;
  status?: 'pending' | 'registered' | 'waiting' | 'offered' | 'cancelled' | 'attended' | 'absent';
  heldUntil?: string | null;
  walkIn?: boolean;
  cancelledBy?: 'person' | 'desk' | 'lapsed' | 'organiser';
}

let count = 0;

/** A registration as it stands, with the next number of its workshop. */
export async function createRegistration(db: DataSource, settings: RegistrationSettings): Promise<string> {
  count += 1;
  const id = newId();
  const status = settings.status ?? 'registered';
  const [{ number }] = await numbered(db, settings.workshopId);
  const unknown = !settings.beneficiaryId;
  const held = status === 'pending' || status === 'offered';
  const marked = status === 'attended' || status === 'absent';
  await insert(db, 'registration', {
    id,
    workshop_id: settings.workshopId,
    beneficiary_id: settings.beneficiaryId ?? null,
    name: unknown ? (settings.name ?? `Personne ${count}`) : null,
    phone: unknown ? (settings.phone ?? null) : null,
    email: unknown ? (settings.email ?? null) : null,
    structure_id: settings.agent?.structureId ?? null,
    registered_by: settings.agent?.userId ?? null,
    referral_id: settings.referralId ?? null,
    source: sourceOf(settings),
    status,
    walk_in: settings.walkIn ?? false,
    queue_number: number,
    held_until: held ? (settings.heldUntil ?? '2026-11-25T09:30:00Z') : null,
    cancelled_by: status === 'cancelled' ? (settings.cancelledBy ?? 'person') : null,
    cancelled_at: status === 'cancelled' ? '2026-11-23T09:00:00Z' : null,
    marked_at: marked ? '2026-11-23T09:00:00Z' : null,
    marked_by: marked ? (settings.agent?.userId ?? null) : null,
    form_key: newId(),
    created_at: '2026-11-23T08:00:00Z',
  });
  return id;
}

function sourceOf({ agent, referralId, walkIn }: RegistrationSettings): string {
  if (walkIn) return 'walk_in';
  if (!agent) return 'public';
  return referralId ? 'referral' : 'agent';
}

const numbered = async (db: DataSource, workshopId: string): Promise<[{ number: number }]> => {
  // TypeORM gives the rows of an UPDATE beside their number.
  const [rows] = await db.query<[[{ number: number }], number]>(
    'UPDATE workshop SET last_queue_number = last_queue_number + 1 WHERE id = $1 RETURNING last_queue_number AS number',
    [workshopId],
  );
  return rows;
};

async function insert(db: DataSource, table: string, row: Record<string, unknown>): Promise<void> {
  const places = Object.keys(row).map((_, index) => `$${index + 1}`);
  await db.query(
    `INSERT INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${places.join(', ')})`,
    Object.values(row),
  );
}
