import type { DataSource } from 'typeorm';
import { newId } from '../../src/platform/ids.js';
import { createUser } from './identity.js';

let count = 0;

interface BeneficiarySettings {
  structureId: string;
  firstName?: string;
  lastName?: string;
  birthYear?: number | null;
  commune?: { code: string; name: string; postcode: string } | null;
  phone?: string | null;
  noPhone?: boolean;
  email?: string | null;
  noEmail?: boolean;
  contactPreference?: string;
  socialStatus?: string;
  gender?: string;
  scheme?: string;
  wishes?: string[];
  helper?: { name: string; phone?: string | null; relationship?: string | null; agreedOn: string } | null;
  notes?: string | null;
  noticeGivenOn?: string | null;
  createdBy?: string;
  createdAt?: string;
  updatedAt?: string;
  lastContactOn?: string;
}

/** A person of the structure, known since 12 November 2026 unless told. The commune must be in the base. */
export async function createBeneficiary(db: DataSource, settings: BeneficiarySettings): Promise<string> {
  count += 1;
  const id = newId();
  const createdBy = settings.createdBy ?? (await createUser(db, { structureId: settings.structureId })).id;
  const createdAt = settings.createdAt ?? '2026-11-12T09:00:00Z';
  const row = {
    id,
    structure_id: settings.structureId,
    first_name: settings.firstName ?? 'Odette',
    last_name: settings.lastName ?? `Personne ${count}`,
    birth_year: settings.birthYear ?? null,
    commune_insee: settings.commune?.code ?? null,
    commune_name: settings.commune?.name ?? null,
    postal_code: settings.commune?.postcode ?? null,
    phone: settings.phone ?? null,
    no_phone: settings.noPhone ?? false,
    email: settings.email ?? null,
    no_email: settings.noEmail ?? false,
    contact_preference: settings.contactPreference ?? 'call',
    social_status: settings.socialStatus ?? 'non_communique',
    gender: settings.gender ?? 'non_communique',
    scheme: settings.scheme ?? 'unknown',
    helper_name: settings.helper?.name ?? null,
    helper_phone: settings.helper?.phone ?? null,
    helper_relationship: settings.helper?.relationship ?? null,
    helper_agreed_on: settings.helper?.agreedOn ?? null,
    wishes: settings.wishes ?? [],
    notes: settings.notes ?? null,
    notice_given_on: settings.noticeGivenOn ?? null,
    created_by: createdBy,
    created_at: createdAt,
    updated_at: settings.updatedAt ?? createdAt,
    last_contact_on: settings.lastContactOn ?? createdAt.slice(0, 10),
  };
  const places = Object.keys(row).map((_, index) => `$${index + 1}`);
  await db.query(
    `INSERT INTO beneficiary (${Object.keys(row).join(', ')}) VALUES (${places.join(', ')})`,
    Object.values(row),
  );
  return id;
}

interface ShareSettings {
  beneficiaryId: string;
  senderStructureId: string;
  receiverStructureId: string;
  endsAt?: string | null;
}

/** The person opened to another structure, by an accepted referral made for it. Gives the referral's id. */
export async function shareBeneficiary(db: DataSource, settings: ShareSettings): Promise<string> {
  const referralId = newId();
  const { id: senderId } = await createUser(db, { structureId: settings.senderStructureId });
  await db.query(
    `INSERT INTO referral (id, beneficiary_id, sender_structure_id, sender_id, followed_by, path, receiver_structure_id, receiver_name,
       level, agreement_on, agreement_how, status, created_at, sent_at, answered_at,
       answered_by)
     VALUES ($1, $2, $3, $4, $4, 'reinforced_support', $5, 'Structure d’accueil', 'beginner', '2026-11-12', 'oral', 'accepted',
       '2026-11-12T09:10:00Z', '2026-11-12T09:20:00Z', '2026-11-16T08:00:00Z', $4)`,
    [referralId, settings.beneficiaryId, settings.senderStructureId, senderId, settings.receiverStructureId],
  );
  await db.query(
    `INSERT INTO beneficiary_share (id, beneficiary_id, structure_id, referral_id, starts_at, ends_at)
     VALUES ($1, $2, $3, $4, '2026-11-16T08:00:00Z', $5)`,
    [newId(), settings.beneficiaryId, settings.receiverStructureId, referralId, settings.endsAt ?? null],
  );
  return referralId;
}
