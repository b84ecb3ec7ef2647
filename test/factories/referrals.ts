import type { DataSource } from 'typeorm';
import { newId } from '../../src/platform/ids.js';

let count = 0;

interface PersonSettings {
  structureId: string;
  createdBy: string;
  firstName?: string;
  lastName?: string;
  birthYear?: number | null;
  communeInsee?: string | null;
  communeName?: string | null;
  phone?: string | null;
  email?: string | null;
  scheme?: 'general' | 'msa' | 'other' | 'unknown';
  wishes?: string[];
}

/** A person held by a structure, to be referred: Jeanne Aubertin, of Vézelise, with a phone. */
export async function createPerson(db: DataSource, settings: PersonSettings): Promise<string> {
  const id = newId();
  await db.query(
    `INSERT INTO beneficiary (id, structure_id, first_name, last_name, birth_year, commune_insee, commune_name,
       postal_code, phone, email, scheme, wishes, created_by, created_at, updated_at, last_contact_on)
     VALUES ($1, $2, $3, $4, $5, $6, $7, '54330', $8, $9, $10, $11, $12, '2026-11-02', '2026-11-02', '2026-11-02')`,
    [
      id,
      settings.structureId,
      settings.firstName ?? 'Jeanne',
      settings.lastName ?? 'Aubertin',
      settings.birthYear === undefined ? 1951 : settings.birthYear,
      settings.communeInsee === undefined ? '54563' : settings.communeInsee,
      settings.communeName === undefined ? 'Vézelise' : settings.communeName,
      settings.phone === undefined ? '+33383000102' : settings.phone,
      settings.email ?? null,
      settings.scheme ?? 'general',
      settings.wishes ?? [],
      settings.createdBy,
    ],
  );
  return id;
}

type Level = 'beginner' | 'intermediate' | 'independent';

/** An assessment as it stands in the base, for its level alone. */
export async function createLevel(
  db: DataSource,
  settings: { beneficiaryId: string; structureId: string; authorId: string; level: Level },
): Promise<string> {
  const id = newId();
  await db.query(
    `INSERT INTO assessment (id, beneficiary_id, structure_id, author_id, assessed_at, grid, form, answers, score, rule,
       computed_level, retained_level, to_confirm, provisional, practice_without_email, likely_independent, reason)
     VALUES ($1, $2, $3, $4, '2026-11-12', 'repere-numerique-v1', 'full', '{}', 3, 'R1', $5, $5, false, false, false,
       false, 'aucune pratique d’Internet récente')`,
    [id, settings.beneficiaryId, settings.structureId, settings.authorId, settings.level],
  );
  return id;
}

type Status = 'draft' | 'sent' | 'accepted' | 'refused' | 'withdrawn' | 'expired' | 'closed';

interface ReferralSettings {
  beneficiaryId: string;
  senderStructureId: string;
  senderId: string;
  receiverStructureId?: string | null;
  receiverPlaceId?: string | null;
  receiverName?: string;
  status?: Status;
  path?: 'reinforced_support' | 'workshop' | 'health_access_mission' | 'internal';
  agreed?: boolean;
  message?: string | null;
  createdAt?: string;
}

/** Columns that each state asks for, all on the days before the tests' Tuesday 24 November 2026. */
const states: Record<Status, Record<string, unknown>> = {
  draft: {},
  sent: { sent_at: '2026-11-20T09:00:00Z' },
  accepted: { sent_at: '2026-11-20T09:00:00Z', answered_at: '2026-11-23T09:00:00Z' },
  refused: {
    sent_at: '2026-11-20T09:00:00Z',
    answered_at: '2026-11-23T09:00:00Z',
    refusal_reasons: ['session_full'],
    refusal_words: 'Complet jusqu’en janvier.',
  },
  withdrawn: {
    sent_at: '2026-11-20T09:00:00Z',
    withdrawn_at: '2026-11-21T09:00:00Z',
    withdrawal_reason: 'Elle a changé d’avis.',
    withdrawal_kind: 'by_sender',
  },
  expired: { sent_at: '2026-10-20T09:00:00Z', expired_at: '2026-11-20T04:00:00Z' },
  closed: {
    sent_at: '2026-11-20T09:00:00Z',
    answered_at: '2026-11-23T09:00:00Z',
    closed_at: '2026-11-24T08:00:00Z',
    outcome: 'accompanied',
  },
};

/** A referral in any state, with the share that an accepted one opens; columns given beside are taken as they are. */
export async function createReferral(
  db: DataSource,
  settings: ReferralSettings,
  columns: Record<string, unknown> = {},
): Promise<string> {
  count += 1;
  const id = newId();
  const status = settings.status ?? 'draft';
  const agreed = settings.agreed ?? status !== 'draft';
  const state = states[status];
  const all: Record<string, unknown> = {
    id,
    beneficiary_id: settings.beneficiaryId,
    sender_structure_id: settings.senderStructureId,
    sender_id: settings.senderId,
    followed_by: settings.senderId,
    path: settings.path ?? 'reinforced_support',
    motive: settings.path === 'health_access_mission' ? 'digital' : null,
    receiver_structure_id: settings.receiverStructureId ?? null,
    receiver_place_id: settings.receiverPlaceId ?? null,
    receiver_name: settings.receiverName ?? `Partenaire ${count}`,
    level: 'beginner',
    needs: ['email'],
    message: settings.message ?? null,
    agreement_on: agreed ? '2026-11-20' : null,
    agreement_how: agreed ? 'oral' : null,
    status,
    created_at: settings.createdAt ?? '2026-11-20T08:30:00Z',
    ...state,
    answered_by: 'answered_at' in state ? settings.senderId : null,
    closed_by: 'closed_at' in state ? settings.senderId : null,
    ...columns,
  };
  const names = Object.keys(all);
  await db.query(
    `INSERT INTO referral (${names.join(', ')}) VALUES (${names.map((_, index) => `$${index + 1}`).join(', ')})`,
    Object.values(all),
  );
  if (status === 'accepted' && settings.receiverStructureId) {
    await db.query(
      `INSERT INTO beneficiary_share (id, beneficiary_id, structure_id, referral_id, starts_at)
       VALUES ($1, $2, $3, $4, '2026-11-23T09:00:00Z')`,
      [newId(), settings.beneficiaryId, settings.receiverStructureId, id],
    );
  }
  return id;
}
