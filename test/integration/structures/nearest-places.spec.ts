import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { NearestPlaces } from '../../../src/modules/structures/nearest-places.queries.js';
import { UnitOfWork } from '../../../src/platform/db/index.js';
import { FixedClock } from '../../../src/platform/time/clock.js';
import { communes, createCommunes, createPlace } from '../../factories/structures.js';
import { dropTestDatabase, testDataSource } from '../../setup/database.js';

let dataSource: DataSource;
let places: NearestPlaces;

beforeAll(async () => {
  dataSource = await testDataSource();
  await createCommunes(dataSource);
  places = new NearestPlaces(new UnitOfWork(dataSource), new FixedClock('2026-11-24T09:40:00+01:00'));
  await createPlace(dataSource, { name: 'Metz', commune: communes.metz, accompaniment: ['Dans un atelier collectif'] });
  await createPlace(dataSource, { name: 'Toul', commune: communes.toul });
  await createPlace(dataSource, { name: 'Nancy', accompaniment: [] });
  const gone = await createPlace(dataSource, { name: 'Gone' });
  await dataSource.query(`UPDATE place SET gone_at = '2026-11-01' WHERE id = $1`, [gone]);
  const doubtful = await createPlace(dataSource, { name: 'Doubtful' });
  await dataSource.query(`UPDATE place SET position_status = 'doubtful' WHERE id = $1`, [doubtful]);
});
afterAll(() => dropTestDatabase());

const near = async (request: Partial<Parameters<NearestPlaces['near']>[0]> = {}): Promise<string[]> => {
  const found = await places.near({ latitude: 48.6921, longitude: 6.1844, limit: 10, ...request });
  return found.map((place) => `${place.name} ${place.distanceKm.toFixed(1)}`);
};

it('gives the nearest first, without those gone or doubtful', async () => {
  expect(await near()).toEqual(['Nancy 0.0', 'Toul 21.6', 'Metz 47.6']);
  expect(await near({ limit: 1 })).toEqual(['Nancy 0.0']);
});

it('leaves out those that say otherwise, keeps those that say nothing', async () => {
  expect(await near({ accompaniment: ['Accompagnement individuel'] })).toEqual(['Nancy 0.0', 'Toul 21.6']);
  expect(await near({ services: ['Loisirs et créations numériques'] })).toEqual([]);
});

it('walks the index by distance', async () => {
  await dataSource.query(`
    INSERT INTO place (id, source, source_id, content_hash, name, commune_name, latitude, longitude, position_status,
      first_seen_at, last_changed_at)
    SELECT gen_random_uuid(), 'foule', n::text, '', 'Lieu', 'Loin', 43 + random() * 5, random() * 6, 'exact', now(), now()
    FROM generate_series(1, 20000) AS n`);
  await dataSource.query('ANALYZE place');
  const plan = await dataSource.query<{ 'QUERY PLAN': string }[]>(`
    EXPLAIN SELECT id FROM place WHERE gone_at IS NULL AND position_status IN ('exact', 'approximate')
    ORDER BY ll_to_earth(latitude, longitude) <-> ll_to_earth(48.69, 6.18) LIMIT 60`);
  expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toContain('Index Scan using place_position_idx');
});
