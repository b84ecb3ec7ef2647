/** Two files of one person, with a row of each kind that points at them, and all that can be compared of a structure. */
import type { DataSource } from 'typeorm';
import type { StructureActor } from '../../../src/platform/access/actor.js';
import { newId } from '../../../src/platform/ids.js';
import { createAssessment } from '../../factories/assessments.js';
import { createBeneficiary, shareBeneficiary } from '../../factories/beneficiaries.js';
import { createReferral } from '../../factories/referrals.js';
import { communes, createStructure } from '../../factories/structures.js';
import { createSession } from '../../factories/support-sessions.js';

export interface Files {
  kept: string;
  other: string;
}

export async function createFiles(db: DataSource, { structureId, userId }: StructureActor): Promise<Files> {
  const common = { structureId, createdBy: userId };
  const kept = await createBeneficiary(db, {
    ...{ ...common, firstName: 'Odette', lastName: 'Marchal', birthYear: 1951, phone: '+33612000001' },
    ...{ wishes: ['oral'], notes: 'Vient le mardi.', noticeGivenOn: '2026-11-13', lastContactOn: '2026-11-13' },
  });
  const other = await createBeneficiary(db, {
    ...{ ...common, firstName: 'Odette', lastName: 'Marchale', birthYear: 1951, email: 'odette@exemple.test' },
    ...{
      wishes: ['large_type', 'oral'],
      notes: 'Aime lire.',
      noticeGivenOn: '2026-10-01',
      lastContactOn: '2026-11-20',
    },
    ...{ commune: communes.nancy, gender: 'feminin', socialStatus: 'retraite', scheme: 'general' },
    helper: { name: 'Anne', phone: '+33612000002', relationship: 'sa fille', agreedOn: '2026-11-12' },
  });
  const fund = await createStructure(db, { kind: 'fund' });
  const partner = await createStructure(db);
  const third = await createBeneficiary(db, { ...common, lastName: 'Troisième' });
  // Told apart from both: one of the two rows must go when they become one.
  const fourth = await createBeneficiary(db, { ...common, lastName: 'Quatrième' });
  for (const beneficiaryId of [kept, other])
    await happenings(db, { beneficiaryId, structureId, userId, fund, partner });
  for (const [one, two] of [
    [other, third],
    [other, fourth],
    [kept, fourth],
    [kept, other],
  ]) {
    await db.query(
      `INSERT INTO beneficiary_distinct (beneficiary_id, other_id, structure_id, decided_by, decided_at)
       VALUES ($1, $2, $3, $4, '2026-11-20'), ($2, $1, $3, $4, '2026-11-20')`,
      [one, two, structureId, userId],
    );
  }
  // One pair in which it comes first, one in which it comes second.
  const before = '00000000-0000-7000-8000-000000000000'.replace(/0{12}$/, other.slice(-12));
  await createNamed(db, before, { structureId, userId });
  for (const [first, second] of [[before, other], [other, third].sort(), [kept, other].sort()]) {
    await db.query(
      `INSERT INTO beneficiary_duplicate (first_id, second_id, structure_id, score, reasons, found_at)
       VALUES ($1, $2, $3, 80, '{same_name}', '2026-11-20')`,
      [first, second, structureId],
    );
  }
  return { kept, other };
}

/** With an id older than all others. */
const createNamed = (
  db: DataSource,
  id: string,
  { structureId, userId }: Pick<StructureActor, 'structureId' | 'userId'>,
) =>
  db.query(
    `INSERT INTO beneficiary (id, structure_id, first_name, last_name, created_by, created_at, updated_at, last_contact_on)
     VALUES ($1, $2, 'Odette', 'Première', $3, '2026-11-12', '2026-11-12', '2026-11-12')`,
    [id, structureId, userId],
  );

interface About {
  beneficiaryId: string;
  structureId: string;
  userId: string;
  fund: string;
  partner: string;
}

async function happenings(db: DataSource, about: About): Promise<void> {
  const { beneficiaryId, structureId, userId, fund, partner } = about;
  await createAssessment(db, { beneficiaryId, structureId, authorId: userId });
  await createSession(db, { structureId, mediatorId: userId }, { beneficiaryId, ageBand: 'soixante_dix_plus' });
  await shareBeneficiary(db, { beneficiaryId, senderStructureId: structureId, receiverStructureId: partner });
  const mission = await createReferral(db, {
    ...{ beneficiaryId, senderStructureId: structureId, senderId: userId, receiverStructureId: fund },
    ...{ status: 'sent' as const, path: 'health_access_mission' as const },
  });
  await db.query(
    `INSERT INTO saisine (referral_id, beneficiary_id, fund_id, motive, step) VALUES ($1, $2, $3, 'digital', 'draft')`,
    [mission, beneficiaryId, fund],
  );
  await db.query(
    `INSERT INTO information_sheet (id, beneficiary_id, structure_id, given_by, given_at, level)
     VALUES ($1, $2, $3, $4, '2026-11-20', 'independent')`,
    [newId(), beneficiaryId, structureId, userId],
  );
  await db.query(
    `INSERT INTO routing_suggestion (id, owner_id, beneficiary_id, weights_version, shown, expires_at)
     SELECT $1, $2, $3, max(version), '[]', '2026-12-01' FROM routing_weights`,
    [newId(), userId, beneficiaryId],
  );
}

const foreignKeys = (db: DataSource): Promise<{ table: string; column: string }[]> =>
  db.query(
    `SELECT c.conrelid::regclass::text AS table, a.attname AS column FROM pg_constraint c
       JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)
      WHERE c.contype = 'f' AND c.confrelid = 'beneficiary'::regclass ORDER BY 1, 2`,
  );

/** How many rows of each foreign key point at the person; those that none does are left out. */
export async function pointingAt(db: DataSource, id: string): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const { table, column } of await foreignKeys(db)) {
    const [row] = await db.query<{ n: number }[]>(`SELECT count(*) AS n FROM ${table} WHERE ${column} = $1`, [id]);
    if (row && row.n > 0) found[`${table}.${column}`] = row.n;
  }
  return found;
}

const LEFT: Record<string, readonly string[]> = {
  // Grow at each writing: an edit begun before is then seen to be late.
  beneficiary: ['version', 'updated_at'],
  beneficiary_match: ['changed_at'],
};

/** Every row, of every table that points at people, of a structure's people; but the mergers themselves. */
export async function dumpOf(db: DataSource, structureId: string): Promise<Record<string, string[]>> {
  const dump: Record<string, string[]> = {};
  const keys = (await foreignKeys(db)).filter(({ table }) => table !== 'beneficiary_merge');
  for (const { table, column } of [...keys, { table: 'beneficiary', column: 'id' }]) {
    const rows = await db.query<{ row: string }[]>(
      `SELECT (to_jsonb(t) - $2::text[])::text AS row FROM ${table} t
        WHERE ${column} IN (SELECT id FROM beneficiary WHERE structure_id = $1) ORDER BY 1`,
      [structureId, LEFT[table] ?? []],
    );
    dump[`${table}.${column}`] = rows.map(({ row }) => row);
  }
  return dump;
}

export async function lastMergeOf(db: DataSource, keptId: string): Promise<string> {
  const [row] = await db.query<{ id: string }[]>(
    'SELECT id FROM beneficiary_merge WHERE kept_id = $1 ORDER BY id DESC LIMIT 1',
    [keptId],
  );
  return row?.id ?? '';
}
