import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BeneficiariesQueries } from '../../../src/modules/beneficiaries/index.js';
import type { StructureActor } from '../../../src/platform/access/actor.js';
import { UnitOfWork } from '../../../src/platform/db/index.js';
import { createUser } from '../../factories/identity.js';
import { createStructure } from '../../factories/structures.js';
import { dropTestDatabase, testDataSource } from '../../setup/database.js';
import type { DataSource } from 'typeorm';

/** Enough for the planner to prefer an index: the times themselves are for the bench. */
const PEOPLE = 20_000;

let db: DataSource;
let actor: StructureActor;
let queries: BeneficiariesQueries;
let plans: string[];

beforeAll(async () => {
  db = await testDataSource();
  const structureId = await createStructure(db);
  const { id: userId } = await createUser(db, { structureId });
  actor = { userId, structureId, role: 'mediator' } as StructureActor;
  await db.query(
    `INSERT INTO beneficiary (id, structure_id, first_name, last_name, commune_name, phone, created_by, created_at,
                              updated_at, last_contact_on)
     SELECT gen_random_uuid(), $1, 'Prénom' || n % 97, md5(n::text), 'Commune ' || n % 300,
            '+336' || lpad((n * 37)::text, 8, '0'), $2, now(), now() - n * interval '1 minute', '2026-11-24'
       FROM generate_series(1, $3::int) n`,
    [structureId, userId, PEOPLE],
  );
  await db.query('VACUUM ANALYZE beneficiary');
  const unitOfWork = new UnitOfWork(db);
  const send = unitOfWork.query.bind(unitOfWork);
  // Each statement is explained beside being run: what the search really asks is what is looked at.
  const explain = async (sql: string, parameters: readonly unknown[], how = '') => {
    if (!sql.includes('FROM beneficiary')) return;
    const lines = await send<{ 'QUERY PLAN': string }>(`EXPLAIN ${how} ${sql}`, parameters);
    plans.push(lines.map((line) => line['QUERY PLAN']).join('\n'));
  };
  unitOfWork.query = async <T>(sql: string, parameters: readonly unknown[] = []) => {
    await explain(sql, parameters);
    return send<T>(sql, parameters);
  };
  // Planned once for all values: that plan is the one to look at.
  unitOfWork.prepared = async <T>(sql: string, parameters: readonly unknown[] = []) => {
    await explain(sql, [], '(GENERIC_PLAN)');
    return send<T>(sql, parameters);
  };
  queries = new BeneficiariesQueries(unitOfWork);
}, 120_000);
afterAll(() => dropTestDatabase());

beforeEach(() => {
  plans = [];
});

describe('in a large structure', () => {
  it.each(['c4ca4238a0b923820dcc509a6f75849b', 'c4ca4238 prénom1', '0600000037', 'c4ac4238a0b92'])(
    '%j is found by the index',
    async (typed) => {
      const { exact, alike } = await queries.search(actor, typed);
      expect([...exact, ...alike][0]?.phone).toBe('+33600000037');
      expect(plans.every((plan) => plan.includes('beneficiary_search_idx'))).toBe(true);
      expect(plans.some((plan) => /Seq Scan on beneficiary b/.test(plan))).toBe(false);
    },
  );

  it('the list reads no more than a page', async () => {
    const first = await queries.recent(actor);
    expect(first.people).toHaveLength(20);
    const second = await queries.recent(actor, first.next ?? undefined);
    expect(second.people).toHaveLength(20);
    expect(second.people.map(({ id }) => id)).not.toContain(first.people[19]?.id);
    expect(plans.every((plan) => plan.includes('beneficiary_recent_idx'))).toBe(true);
    expect(plans.some((plan) => /Seq Scan on beneficiary b/.test(plan))).toBe(false);
  });

  it.each(['a', 'prénom', 'commune', '06'])('%j, which most answer, stops at the first twenty', async (typed) => {
    const { exact, more } = await queries.search(actor, typed);
    expect([exact.length, more]).toEqual([20, true]);
    expect(plans.some((plan) => /Seq Scan on beneficiary b/.test(plan))).toBe(false);
  });
});
