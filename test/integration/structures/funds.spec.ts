import type { DataSource } from 'typeorm';
import { StructuresService } from '../../../src/modules/structures/index.js';
import { FundTerritories } from '../../../src/modules/structures/funds/fund-territories.js';
import { UnitOfWork } from '../../../src/platform/db/index.js';
import { createCommunes, createStructure } from '../../factories/structures.js';
import { dropTestDatabase, testDataSource } from '../../setup/database.js';

const NANCY = '54395';
const TOUL = '54528';
const METZ = '57463';

let db: DataSource;
let structures: StructuresService;
let territories: FundTerritories;

beforeAll(async () => {
  db = await testDataSource();
  const work = new UnitOfWork(db);
  structures = new StructuresService(work);
  territories = new FundTerritories(work);
  await createCommunes(db);
});
beforeEach(() => db.query(`DELETE FROM structure WHERE kind = 'fund'`));
afterAll(() => dropTestDatabase());

const fund = (fundDepartments: string[], fundScheme: 'general' | 'msa' | 'other' = 'general') =>
  createStructure(db, { kind: 'fund', fundScheme, fundDepartments });

const serving = async (commune: string, scheme: 'general' | 'msa' = 'general') =>
  (await structures.fundFor(commune, scheme))?.id;

describe('the caisse of residence', () => {
  it('is the one of the département and of the scheme', async () => {
    const general = await fund(['54', '57']);
    const msa = await fund(['54'], 'msa');
    await fund(['54'], 'other');
    expect(await serving(METZ)).toBe(general);
    expect(await serving(NANCY, 'msa')).toBe(msa);
    expect(await serving(METZ, 'msa')).toBeUndefined();
    expect(await serving('00000')).toBeUndefined();
  });

  it('is first the one that names the commune, and never the one that leaves it out', async () => {
    const meurthe = await fund(['54']);
    const moselle = await fund(['57']);
    await territories.write(moselle, { included: [TOUL], excluded: [] });
    expect([await serving(TOUL), await serving(NANCY)]).toEqual([moselle, meurthe]);
    await territories.write(meurthe, { included: [], excluded: [NANCY] });
    expect(await serving(NANCY)).toBeUndefined();
    await territories.write(meurthe, { included: [], excluded: [] });
    expect(await serving(NANCY)).toBe(meurthe);
  });

  it('is always the same one when two could be', async () => {
    const [first, second] = [await fund(['54']), await fund(['54'])];
    await db.query(`UPDATE structure SET created_at = '2026-01-04' WHERE id = $1`, [second]);
    for (let round = 0; round < 5; round += 1) expect(await serving(NANCY)).toBe(second);
    await db.query(`UPDATE structure SET created_at = '2026-01-03' WHERE id = $1`, [first]);
    expect(await serving(NANCY)).toBe(first);
  });
});

describe('two caisses for one commune', () => {
  const conflicts = async (
    territory: Partial<Parameters<FundTerritories['conflicts']>[1]>,
    scheme: 'general' | 'msa' = 'general',
    id: string | null = null,
  ) =>
    (await territories.conflicts(scheme, { departments: [], included: [], excluded: [], ...territory }, id)).map(
      ({ communes, names }) => ({ communes, names }),
    );

  it('are told, with the communes that they would share', async () => {
    const id = await fund(['54']);
    expect(await conflicts({ departments: ['54', '57'] })).toEqual([
      { communes: 3, names: ['Nancy', 'Toul', 'Vézelise'] },
    ]);
    expect(await conflicts({ departments: ['54'] }, 'msa')).toEqual([]);
    expect(await conflicts({ departments: ['54'] }, 'general', id)).toEqual([]);
    expect(await conflicts({ departments: ['57'] })).toEqual([]);
  });

  it('are no conflict once one leaves the commune to the other, or names it', async () => {
    const id = await fund(['54']);
    await territories.write(id, { included: [METZ], excluded: [TOUL] });
    expect(await conflicts({ included: [TOUL, NANCY] })).toEqual([]);
    expect(await conflicts({ departments: ['54'], excluded: [NANCY, '54563'] })).toEqual([]);
    expect(await conflicts({ included: [METZ] })).toEqual([{ communes: 1, names: ['Metz'] }]);
  });
});
