import type { DataSource } from 'typeorm';
import { Marks } from '../../../src/modules/statistics/read-model/marks.js';
import { UnitOfWork } from '../../../src/platform/db/index.js';
import { dropTestDatabase, testDataSource } from '../../setup/database.js';

let db: DataSource;

beforeAll(async () => {
  db = await testDataSource();
});
beforeEach(() => db.query('DELETE FROM figure_mark'));
afterAll(() => dropTestDatabase());

const mark = (...territories: string[]) =>
  db.query('INSERT INTO figure_mark (territory) SELECT unnest($1::text[])', [territories]);
const left = async () =>
  (await db.query<{ territory: string }[]>('SELECT DISTINCT territory FROM figure_mark ORDER BY 1')).map(
    ({ territory }) => territory,
  );

/** What several keepers take at once, each in a transaction of its own that ends once all have taken. */
async function takenAtOnce(keepers: number): Promise<(string | undefined)[]> {
  if (keepers === 0) return [];
  const work = new UnitOfWork(db);
  return work.run(async () => [await new Marks(work).takeTerritory(), ...(await takenAtOnce(keepers - 1))]);
}

describe('the territories to be made again', () => {
  it('are taken by several keepers at once, each another one, however often they are marked', async () => {
    await mark('T-1', 'T-1', 'D-54', 'D-54', 'D-57', 'T-1', 'D-54');
    expect(await takenAtOnce(4)).toEqual(['D-54', 'D-57', 'T-1', undefined]);
    expect(await left()).toEqual([]);
  });

  it('are made from the départements upwards: what is added up from others waits for them', async () => {
    await mark('FR', 'R-44', 'D-54');
    expect(await takenAtOnce(2)).toEqual(['D-54', undefined]);
    expect(await takenAtOnce(2)).toEqual(['R-44', undefined]);
    expect(await takenAtOnce(2)).toEqual(['FR', undefined]);
  });

  it('are found at once among thousands of marks', async () => {
    await mark(...Array.from({ length: 8_000 }, (_, n) => `T-${n % 200}`));
    const work = new UnitOfWork(db);
    await work.run(async () => {
      await work.execute(`SET LOCAL statement_timeout = '2s'`);
      expect(await new Marks(work).takeTerritory()).toBe('T-0');
    });
  });
});
