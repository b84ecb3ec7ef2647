import type { DataSource } from 'typeorm';
import { newId } from '../../src/platform/ids.js';

interface About {
  beneficiaryId: string;
  structureId: string;
}

type Row = Record<string, unknown>;

async function insert(db: DataSource, table: string, row: Row): Promise<string> {
  const names = Object.keys(row);
  const places = names.map((_, index) => `$${index + 1}`);
  await db.query(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${places.join(', ')})`, Object.values(row));
  return String(row['id']);
}

/** Open and agreed on on 12 November 2026 unless told. */
export const createGoal = (db: DataSource, about: About, userId: string, settings: Row = {}): Promise<string> =>
  insert(db, 'beneficiary_goal', {
    ...{ id: newId(), beneficiary_id: about.beneficiaryId, structure_id: about.structureId },
    ...{ words: 'Envoyer des photos', agreed_on: '2026-11-12', status: 'open' },
    ...{ created_by: userId, created_at: '2026-11-12T09:00:00Z', ...settings },
  });

/** Due on 24 November 2026, to take news, unless told. */
export const createRecall = (db: DataSource, about: About, userId: string, settings: Row = {}): Promise<string> =>
  insert(db, 'beneficiary_recall', {
    ...{ id: newId(), beneficiary_id: about.beneficiaryId, structure_id: about.structureId },
    ...{ due_on: '2026-11-24', reason: 'news', status: 'open' },
    ...{ created_by: userId, created_at: '2026-11-12T09:00:00Z', ...settings },
  });

/** A written mandate since 5 January 2026, without an end, unless told. */
export const createMandate = (db: DataSource, about: About, userId: string, settings: Row = {}): Promise<string> =>
  insert(db, 'beneficiary_mandate', {
    ...{ id: newId(), beneficiary_id: about.beneficiaryId, structure_id: about.structureId },
    ...{ kind: 'written', signed_on: '2026-01-05' },
    ...{ noted_by: userId, noted_at: '2026-11-12T09:00:00Z', ...settings },
  });

/** The person said yes on 12 November 2026, orally, unless told. */
export const createAgreedShare = (
  db: DataSource,
  { beneficiaryId, structureId }: About,
  userId: string,
  settings: Row = {},
): Promise<string> =>
  insert(db, 'beneficiary_share', {
    ...{ id: newId(), beneficiary_id: beneficiaryId, structure_id: structureId, starts_at: '2026-11-12T09:00:00Z' },
    ...{ agreement_on: '2026-11-12', agreement_how: 'oral', opened_by: userId, ...settings },
  });

/** One of each, open; what the routes of a person take besides the person. */
export async function createCaseLife(db: DataSource, about: About, userId: string, sharedWith: string) {
  await createRecall(db, about, userId);
  return {
    goalId: await createGoal(db, about, userId),
    mandateId: await createMandate(db, about, userId),
    shareId: await createAgreedShare(db, { ...about, structureId: sharedWith }, userId),
  };
}
