import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DataSource } from 'typeorm';
import { Communes } from '../../../src/modules/structures/communes.queries.js';
import { AddressLocator, GeocodingClient, PlaceLocator } from '../../../src/modules/structures/geocoding/index.js';
import { Config } from '../../../src/platform/config/index.js';
import { UnitOfWork } from '../../../src/platform/db/index.js';
import type { Jobs } from '../../../src/platform/jobs/index.js';
import { FixedClock } from '../../../src/platform/time/clock.js';
import { createUser } from '../../factories/identity.js';
import { createCommunes, createPlace } from '../../factories/structures.js';
import { dropTestDatabase, testDataSource } from '../../setup/database.js';

const clock = new FixedClock('2026-11-24T10:30:00+01:00');
let db: DataSource;
let server: Server;
let answers: string[];
let userId: string;
let locator: PlaceLocator;

beforeAll(async () => {
  db = await testDataSource();
  await createCommunes(db);
  userId = (await createUser(db, { role: 'administrator' })).id;
  answers = [];
  server = createServer((_request, response) => response.end(answers[0]));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const geocodingUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/search`;
  const client = new GeocodingClient(Object.assign(new Config(), { geocodingUrl }), clock);
  const work = new UnitOfWork(db);
  // The job itself is not run here: what it does is.
  locator = new PlaceLocator(work, {} as Jobs, clock, new Communes(work), new AddressLocator(client));
});
afterAll(async () => {
  server.close();
  await dropTestDatabase();
});

const found = (longitude: number, latitude: number) =>
  JSON.stringify({
    features: [
      {
        geometry: { coordinates: [longitude, latitude] },
        properties: { label: 'x', score: 0.9, type: 'housenumber' },
      },
    ],
  });

async function corrected(status: 'approximate' | 'none' | 'exact', at = '2026-11-24T10:20:00+01:00'): Promise<string> {
  const id = await createPlace(db);
  const point = status === 'none' ? 'latitude = NULL, longitude = NULL,' : '';
  await db.query(`UPDATE place SET ${point} position_status = $2, address = $3 WHERE id = $1`, [
    id,
    status,
    `${id} rue`,
  ]);
  await db.query(`INSERT INTO place_lock (place_id, field, local_by, local_at) VALUES ($1, 'address', $2, $3)`, [
    ...[id, userId, at],
  ]);
  return id;
}
const where = async (id: string) =>
  (
    await db.query<unknown[]>('SELECT latitude, longitude, position_status AS status FROM place WHERE id = $1', [id])
  )[0];

it('puts a place whose address was corrected where the service says', async () => {
  answers = [found(6.17, 48.69)];
  const unknown = await corrected('none');
  const guessed = await corrected('approximate');
  expect(await locator.locate()).toBe(2);
  expect(await where(unknown)).toEqual({ latitude: 48.69, longitude: 6.17, status: 'exact' });
  expect(await where(guessed)).toEqual({ latitude: 48.69, longitude: 6.17, status: 'exact' });
  expect(await locator.locate()).toBe(0);
});

it('leaves what is exact, or was corrected long ago', async () => {
  const exact = await corrected('exact');
  const old = await corrected('none', '2026-11-23T10:20:00+01:00');
  expect(await locator.locate()).toBe(0);
  expect(await where(exact)).toMatchObject({ latitude: 48.6921, status: 'exact' });
  expect(await where(old)).toMatchObject({ status: 'none' });
});

it('falls back on the centre of the commune, and believes no answer far from it', async () => {
  answers = [found(2.35, 48.85)];
  const far = await corrected('none');
  expect(await locator.locate()).toBe(1);
  expect(await where(far)).toEqual({ latitude: 48.6921, longitude: 6.1844, status: 'approximate' });
  expect(await locator.locate()).toBe(0);
});
