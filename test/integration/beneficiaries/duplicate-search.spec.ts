import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { DuplicatesQueries, DuplicateSearch } from '../../../src/modules/beneficiaries/index.js';
import type { StructureActor } from '../../../src/platform/access/actor.js';
import { UnitOfWork } from '../../../src/platform/db/index.js';
import type { Jobs } from '../../../src/platform/jobs/index.js';
import { FixedClock } from '../../../src/platform/time/clock.js';
import { createBeneficiary } from '../../factories/beneficiaries.js';
import { createUser } from '../../factories/identity.js';
import { createStructure } from '../../factories/structures.js';
import { dropTestDatabase, testDataSource } from '../../setup/database.js';

let db: DataSource;
let queries: DuplicatesQueries;
let search: DuplicateSearch;
let actor: StructureActor;

beforeAll(async () => {
  db = await testDataSource();
  const work = new UnitOfWork(db);
  queries = new DuplicatesQueries(work);
  search = new DuplicateSearch(work, { stopping: false } as Jobs, new FixedClock('2026-11-24T10:30:00+01:00'));
});
afterAll(() => dropTestDatabase());

beforeEach(async () => {
  const structureId = await createStructure(db);
  const { id: userId } = await createUser(db, { structureId });
  actor = { userId, structureId, role: 'mediator' } as StructureActor;
});

const file = (firstName: string, lastName: string, more: object = {}) =>
  createBeneficiary(db, {
    ...{ structureId: actor.structureId, createdBy: actor.userId, firstName, lastName, birthYear: 1951, ...more },
  });

const proposed = async (): Promise<string[]> =>
  (await queries.proposed(actor)).pairs.map(({ first, second }) => `${first.displayName} / ${second.displayName}`);

/** As if the structure had been looked through long ago: only what changes from now on is looked at. */
const searchedAWhileAgo = async (): Promise<void> => {
  await db.query(`UPDATE beneficiary_match SET changed_at = now() - interval '2 days' WHERE structure_id = $1`, [
    actor.structureId,
  ]);
  await db.query(`UPDATE duplicate_search SET searched_at = now() - interval '1 day' WHERE structure_id = $1`, [
    actor.structureId,
  ]);
};

describe('the search in the background', () => {
  it('compares the people of one structure only', async () => {
    await file('Odette', 'Marchal');
    await createBeneficiary(db, { structureId: await createStructure(db), firstName: 'Odette', lastName: 'Marchal' });
    await search.searchAll();
    expect(await proposed()).toEqual([]);
  });

  it('looks again around what changed, and leaves the rest as it was', async () => {
    await file('Odette', 'Marchal');
    const twin = await file('Odette', 'Marchall');
    for (let n = 0; n < 60; n += 1) await file(`Prénom${n}`, `Nom${n}`, { birthYear: 1930 + n });
    await db.query(`UPDATE beneficiary SET phone = '+33612000001' WHERE last_name LIKE 'Marchal%'`);
    await search.search(actor.structureId);
    expect(await proposed()).toEqual(['Odette Marchal / Odette Marchall']);
    await searchedAWhileAgo();
    await file('Prénom7', 'NOM7', { birthYear: 1937 });
    await search.searchAll();
    expect((await proposed()).sort()).toEqual(['Odette Marchal / Odette Marchall', 'Prénom7 Nom7 / Prénom7 NOM7']);
    await searchedAWhileAgo();
    await db.query(`UPDATE beneficiary SET first_name = 'Karim', birth_year = 1980, phone = NULL WHERE id = $1`, [
      twin,
    ]);
    await search.searchAll();
    expect(await proposed()).toEqual(['Prénom7 Nom7 / Prénom7 NOM7']);
  });

  it('leaves a phone that a whole hostel shares out of the count, and says so', async () => {
    const phone = '+33383000000';
    for (let n = 0; n < 10; n += 1) await file(`Hôte${n}`, `Nom${n}`, { phone, birthYear: 1930 + n });
    await file('Odette', 'Marchal', { phone, birthYear: null });
    await file('Odette', 'Marchal', { phone });
    await search.search(actor.structureId);
    expect(await proposed()).toEqual([]);
    expect(await queries.searchState(actor)).toMatchObject({ crowded: { phones: 1, emails: 0, names: 0 } });
  });

  it('never proposes again those who were said to be two', async () => {
    const [one, other] = [await file('Odette', 'Marchal'), await file('Odette', 'Marchal')];
    await db.query(
      `INSERT INTO beneficiary_distinct (beneficiary_id, other_id, structure_id, decided_by, decided_at)
       VALUES ($1, $2, $3, $4, now()), ($2, $1, $3, $4, now())`,
      [one, other, actor.structureId, actor.userId],
    );
    await search.search(actor.structureId);
    expect(await proposed()).toEqual([]);
  });

  it('run twice at once finds the same', async () => {
    await file('Odette', 'Marchal');
    const other = await file('Odette', 'Marchal');
    await Promise.all([1, 2, 3].map(() => search.search(actor.structureId)));
    expect(await proposed()).toEqual(['Odette Marchal / Odette Marchal']);
    expect(await queries.countFor(actor, other)).toBe(1);
  });
});

describe('somebody who is being registered', () => {
  it('is found by the index of keys', async () => {
    await db.query(
      `INSERT INTO beneficiary (id, structure_id, first_name, last_name, birth_year, created_by, created_at, updated_at, last_contact_on)
       SELECT gen_random_uuid(), $1, 'Prénom' || n % 97, md5(n::text), 1930 + n % 70, $2, now(), now(), '2026-11-24'
         FROM generate_series(1, 3000) n`,
      [actor.structureId, actor.userId],
    );
    await db.query('VACUUM ANALYZE beneficiary_match');
    const plan = await db.query<{ 'QUERY PLAN': string }[]>(
      `EXPLAIN SELECT beneficiary_id FROM beneficiary_match WHERE structure_id = $1 AND match_keys && (SELECT match_keys
         FROM match_of('Prénom7', 'Nom', 1951, NULL, NULL))`,
      [actor.structureId],
    );
    expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toContain('beneficiary_match_keys_idx');
  });
});
