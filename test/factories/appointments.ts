import type { DataSource } from 'typeorm';
import { newId } from '../../src/platform/ids.js';
import { createUser } from './identity.js';

interface ReasonSettings {
  structureId: string;
  label?: string;
  durationMinutes?: number;
  mode?: 'desk' | 'phone' | 'home' | 'video';
  bufferBefore?: number;
  bufferAfter?: number;
  bookableBy?: 'agents' | 'referrers' | 'people';
  noticeHours?: number;
  daysAhead?: number;
  cancelHours?: number;
  moveHours?: number;
  toBring?: string | null;
  retiredAt?: string | null;
  createdBy?: string;
}

/** « Accompagnement individuel », an hour at the desk, for colleagues alone unless told. */
export async function createReason(db: DataSource, settings: ReasonSettings): Promise<string> {
  const id = newId();
  const createdBy = settings.createdBy ?? (await createUser(db, { structureId: settings.structureId })).id;
  await db.query(
    `INSERT INTO appointment_reason (id, structure_id, label, duration_minutes, mode, buffer_before, buffer_after,
       bookable_by, notice_hours, days_ahead, cancel_hours, move_hours, to_bring, retired_at, created_by, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, '2026-11-02T08:00:00Z')`,
    [
      ...[id, settings.structureId, settings.label ?? 'Accompagnement individuel', settings.durationMinutes ?? 60],
      ...[settings.mode ?? 'desk', settings.bufferBefore ?? 0, settings.bufferAfter ?? 0],
      ...[settings.bookableBy ?? 'agents', settings.noticeHours ?? 2, settings.daysAhead ?? 90],
      ...[settings.cancelHours ?? 4, settings.moveHours ?? 24, settings.toBring ?? null, settings.retiredAt ?? null],
      createdBy,
    ],
  );
  return id;
}

interface AvailabilitySettings {
  structureId: string;
  agentId: string;
  placeId?: string | null;
  zone?: string;
  kind?: 'once' | 'weekly' | 'monthly';
  every?: number;
  weekdays?: number[];
  weekOfMonth?: number;
  fromDay?: string;
  untilDay?: string | null;
  /** « 9:00 ». */
  from?: string;
  to?: string;
  worksHolidays?: boolean;
  reasonIds?: string[];
}

const minutes = (time: string): number => {
  const [hour = '0', minute = '0'] = time.split(':');
  return Number(hour) * 60 + Number(minute);
};

/** Each Monday to Friday from 9 h to 12 h since 2 November 2026, unless told. */
export async function createAvailability(db: DataSource, settings: AvailabilitySettings): Promise<string> {
  const id = newId();
  await db.query(
    `INSERT INTO availability (id, structure_id, agent_id, place_id, zone, kind, every, weekdays, week_of_month, from_day,
       until_day, start_minute, end_minute, works_holidays, created_by, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $3, '2026-11-02T08:00:00Z')`,
    [
      ...[id, settings.structureId, settings.agentId, settings.placeId ?? null, settings.zone ?? 'Europe/Paris'],
      ...[settings.kind ?? 'weekly', settings.every ?? 1, settings.weekdays ?? [1, 2, 3, 4, 5]],
      ...[settings.weekOfMonth ?? 1, settings.fromDay ?? '2026-11-02', settings.untilDay ?? null],
      ...[minutes(settings.from ?? '9:00'), minutes(settings.to ?? '12:00'), settings.worksHolidays ?? false],
    ],
  );
  for (const reasonId of settings.reasonIds ?? []) {
    await db.query('INSERT INTO availability_reason (availability_id, reason_id) VALUES ($1, $2)', [id, reasonId]);
  }
  return id;
}

interface AbsenceSettings {
  agentId: string;
  structureId: string;
  startsAt: string;
  endsAt: string;
  weeklyUntil?: string | null;
  zone?: string;
}

export async function createAbsence(db: DataSource, settings: AbsenceSettings): Promise<string> {
  const id = newId();
  await db.query(
    `INSERT INTO absence (id, agent_id, structure_id, starts_at, ends_at, weekly_until, zone, created_by, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $2, '2026-11-02T08:00:00Z')`,
    [
      ...[id, settings.agentId, settings.structureId, settings.startsAt, settings.endsAt],
      ...[settings.weeklyUntil ?? null, settings.zone ?? 'Europe/Paris'],
    ],
  );
  return id;
}

interface AppointmentSettings {
  structureId: string;
  agentId: string;
  reasonId: string;
  startsAt: string;
  minutes?: number;
  placeId?: string | null;
  mode?: 'desk' | 'phone' | 'home' | 'video';
  zone?: string;
  /** Else someone without a file: « Mme Roussel ». */
  beneficiaryId?: string | null;
  name?: string;
  phone?: string | null;
  email?: string | null;
  status?: 'upcoming' | 'honoured' | 'cancelled_by_service' | 'cancelled_by_person' | 'absent';
  forced?: boolean;
  referralId?: string | null;
}

/** An appointment as it stands in the base, booked by its agent; an hour long unless told. */
export async function createAppointment(
  db: DataSource,
  settings: AppointmentSettings,
  columns: Record<string, unknown> = {},
): Promise<string> {
  const id = newId();
  const startsAt = new Date(settings.startsAt);
  const endsAt = new Date(startsAt.getTime() + (settings.minutes ?? 60) * 60_000);
  const over = (settings.status ?? 'upcoming') !== 'upcoming';
  const beneficiaryId = settings.beneficiaryId ?? null;
  const all: Record<string, unknown> = {
    ...{ id, structure_id: settings.structureId, agent_id: settings.agentId, reason_id: settings.reasonId },
    ...{ place_id: settings.placeId ?? null, mode: settings.mode ?? 'desk', zone: settings.zone ?? 'Europe/Paris' },
    beneficiary_id: beneficiaryId,
    name: beneficiaryId ? null : (settings.name ?? 'Mme Roussel'),
    ...{ phone: settings.phone ?? null, email: settings.email ?? null },
    ...{ starts_at: startsAt, ends_at: endsAt, busy_from: startsAt, busy_until: endsAt },
    ...{ status: settings.status ?? 'upcoming', forced: settings.forced ?? false },
    source: settings.referralId ? 'referral' : 'agent',
    ...{ booked_by: settings.agentId, referral_id: settings.referralId ?? null },
    ...{ ended_at: over ? '2026-11-24T08:00:00Z' : null, ended_by: over ? settings.agentId : null },
    ...{ form_key: newId(), created_at: '2026-11-20T08:00:00Z', updated_at: '2026-11-20T08:00:00Z' },
    ...columns,
  };
  const names = Object.keys(all);
  await db.query(
    `INSERT INTO appointment (${names.join(', ')}) VALUES (${names.map((_, index) => `$${index + 1}`).join(', ')})`,
    Object.values(all),
  );
  return id;
}
