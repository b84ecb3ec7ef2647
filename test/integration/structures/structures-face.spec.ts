import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { Commune, Department, Epci, Region } from '../../../src/modules/structures/communes/commune.entity.js';
import { Communes } from '../../../src/modules/structures/communes.queries.js';
import { loadCommunes } from '../../../src/modules/structures/index.js';
import { NearestPlaces } from '../../../src/modules/structures/nearest-places.queries.js';
import { Place } from '../../../src/modules/structures/place.entity.js';
import { Structure } from '../../../src/modules/structures/structure.entity.js';
import { StructuresService } from '../../../src/modules/structures/structures.service.js';
import { NotFoundError } from '../../../src/platform/errors/domain-error.js';
import { UnitOfWork } from '../../../src/platform/db/index.js';
import { FixedClock } from '../../../src/platform/time/clock.js';
import { createMembership } from '../../factories/identity.js';
import { createPlace, createStructure } from '../../factories/structures.js';
import { dropTestDatabase, testDataSource } from '../../setup/database.js';

const NOW = '2026-11-24T10:30:00+01:00';

describe('What other modules ask of structures', () => {
  let db: DataSource;
  let communes: Communes;
  let structures: StructuresService;
  let nearest: NearestPlaces;

  beforeAll(async () => {
    db = await testDataSource([Place, Structure, Commune, Department, Epci, Region]);
    await loadCommunes(db, new Date(NOW));
    await db.query('ANALYZE commune');
    const work = new UnitOfWork(db);
    communes = new Communes(work);
    structures = new StructuresService(work);
    nearest = new NearestPlaces(work, new FixedClock(NOW));
  });
  afterAll(() => dropTestDatabase());

  const typed = async (text: string) => (await communes.fromTyped(text)).map(({ inseeCode }) => inseeCode);

  it.each([
    ['Nancy', ['54395']],
    ['nancy', ['54395']],
    ['54000', ['54395']],
    ['54000 Nancy', ['54395']],
    ['Nancy (54000)', ['54395']],
    ['54000 Nanci', ['54395']],
    ['vezelise', ['54563']],
    ['st nicolas de port', ['54483']],
    ['L’Haÿ-les-Roses', ['94038']],
    ['Saint-Denis (974)', ['97411']],
    ['Vézelize', ['54563']],
    ['54000 Vandœuvre-lès-Nancy', ['54547']],
    ['Xyzzyx', []],
    ['', []],
  ])('« %s » is %j', async (text, codes) => {
    expect(await typed(text)).toEqual(codes);
  });

  it('leaves namesakes to be chosen from, and keeps to the département that is told', async () => {
    const found = await communes.fromTyped('Saint-Martin');
    expect(found.length).toBeGreaterThan(3);
    expect(new Set(found.map(({ name }) => name))).toEqual(new Set(['Saint-Martin']));
    expect(await typed('Saint-Martin (54)')).toEqual(['54480']);
  });

  it('gives a commune with all that a page needs', async () => {
    expect(await communes.byInsee('54395')).toMatchObject({
      inseeCode: '54395',
      name: 'Nancy',
      postalCodes: ['54000', '54100'],
      departmentCode: '54',
      departmentName: 'Meurthe-et-Moselle',
      regionCode: '44',
    });
    expect(await communes.byInsee('00000')).toBeUndefined();
    expect(await communes.byPostcodeAndName('54000', 'Metz')).toBeUndefined();
  });

  it('suggests while typing: exact names, then those that begin so, then the most populated', async () => {
    const found = (await communes.search('nan', 4)).map(({ name }) => name);
    expect(found).toHaveLength(4);
    expect(found).toEqual(expect.arrayContaining(['Nantes', 'Nancy', 'Nanterre']));
    expect(
      (await communes.search('540', 50)).every(({ postalCodes }) => postalCodes.some((code) => code.includes('540'))),
    ).toBe(true);
  });

  it('finds communes through the index', async () => {
    const plan = await db.query<{ 'QUERY PLAN': string }[]>(
      `EXPLAIN SELECT * FROM commune WHERE search_text ~ '\\mvezel'`,
    );
    expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toContain('commune_search_text_idx');
  });

  it('names structures in one call', async () => {
    const desk = await createStructure(db, { name: 'Maison', communeInsee: '54395', phone: '+33383000001' });
    const fund = await createStructure(db, { name: 'CPAM', kind: 'fund', fundDepartments: ['54', '57'] });
    const absent = '00000000-0000-4000-8000-000000000000';
    const found = await structures.summaries([desk, fund, absent]);
    expect([...found.keys()].sort()).toEqual([desk, fund].sort());
    expect(found.get(desk)).toEqual({
      id: desk,
      name: 'Maison',
      kind: 'mediation',
      communeName: 'Nancy',
      phone: '+33383000001',
      email: null,
      contactHours: null,
      address: null,
      website: null,
    });
    await expect(structures.require(absent)).rejects.toThrow(NotFoundError);
    await expect(structures.require('x')).rejects.toThrow(NotFoundError);
  });

  it('gives the places of a structure without those gone, and any place by its id', async () => {
    const structureId = await createStructure(db);
    const open = await createPlace(db, { name: 'Ouvert', structureId });
    const gone = await createPlace(db, { name: 'Parti', structureId });
    await db.query('UPDATE place SET gone_at = $2 WHERE id = $1', [gone, NOW]);
    expect(await structures.placesOf(structureId)).toEqual([
      { id: open, name: 'Ouvert', communeName: 'Nancy', communeInsee: '54395' },
    ]);
    const place = await structures.place(gone);
    expect(place).toMatchObject({ name: 'Parti', structureId, communeInsee: '54395', positionStatus: 'exact' });
    expect(place).not.toHaveProperty('searchText');
    expect(await structures.place('x')).toBeUndefined();
  });

  it('adds the close places that cannot be proposed, when asked', async () => {
    const metz = { latitude: 49.1193, longitude: 6.1757 };
    const at = { commune: { code: '57463', name: 'Metz', postcode: '57000', department: '57', ...metz } as never };
    const listed = await createPlace(db, { name: 'Proposé', ...at });
    const gone = await createPlace(db, { name: 'Parti de Metz', ...at });
    await db.query('UPDATE place SET gone_at = $2 WHERE id = $1', [gone, NOW]);
    const doubtful = await createPlace(db, { name: 'Douteux', ...at, latitude: 44, longitude: 2 });
    await db.query(`UPDATE place SET position_status = 'doubtful' WHERE id = $1`, [doubtful]);
    const near = async (includeUnsuitable: boolean) =>
      (await nearest.near({ ...metz, limit: 1, includeUnsuitable })).map(({ placeId, standing }) => [
        placeId,
        standing,
      ]);
    expect(await near(false)).toEqual([[listed, 'listed']]);
    const all = await near(true);
    expect(all).toHaveLength(3);
    expect(all).toEqual(
      expect.arrayContaining([
        [listed, 'listed'],
        [gone, 'gone'],
        [doubtful, 'doubtful'],
      ]),
    );
  });

  it('knows where somebody answers: not once the account is closed, nor before its first day', async () => {
    const structureId = await createStructure(db);
    const here = { latitude: 43.3, longitude: 5.4 };
    await createPlace(db, { structureId, ...here });
    const answers = async () => (await nearest.near({ ...here, limit: 1 }))[0]?.hasAccount;
    expect(await answers()).toBe(false);
    const userId = '00000000-0000-4000-8000-00000000000a';
    await db.query(
      `INSERT INTO app_user (id, email, first_name, last_name, created_at) VALUES ($1, 'a@exemple.test', 'A', 'B', $2)`,
      [userId, NOW],
    );
    await createMembership(db, userId, { structureId, startsOn: '2026-11-25' });
    expect(await answers()).toBe(false);
    await createMembership(db, userId, { structureId, startsOn: '2026-11-24' });
    expect(await answers()).toBe(true);
    await db.query('UPDATE app_user SET disabled_at = $2 WHERE id = $1', [userId, NOW]);
    expect(await answers()).toBe(false);
  });
});
