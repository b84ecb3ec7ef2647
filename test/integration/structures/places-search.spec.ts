import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { OpeningHoursReadings } from '../../../src/modules/structures/opening-hours/index.js';
import { type PlaceFilters, placesSql } from '../../../src/modules/structures/place-filters.js';
import { PlacesMap } from '../../../src/modules/structures/places-map.queries.js';
import { PlacesQueries } from '../../../src/modules/structures/places.queries.js';
import { SqlParameters } from '../../../src/modules/structures/sql-parameters.js';
import { UnitOfWork } from '../../../src/platform/db/index.js';
import { FixedClock } from '../../../src/platform/time/clock.js';
import { communes, createCommunes, createPlace } from '../../factories/structures.js';
import { dropTestDatabase, testDataSource } from '../../setup/database.js';

const NOTHING: PlaceFilters = {
  text: undefined,
  around: undefined,
  departmentCode: undefined,
  services: [],
  programmes: [],
  labels: [],
  accompaniment: [],
  accessModes: [],
  publics: [],
  fees: [],
  specificCare: [],
  open: undefined,
  includeGone: false,
};
const NANCY = { latitude: 48.6921, longitude: 6.1844 };

let db: DataSource;
let clock: FixedClock;
let readings: OpeningHoursReadings;
let places: PlacesQueries;
let map: PlacesMap;

beforeAll(async () => {
  db = await testDataSource();
  await createCommunes(db);
  const work = new UnitOfWork(db);
  // A Tuesday of an even week.
  clock = new FixedClock('2026-11-24T10:30:00+01:00');
  readings = new OpeningHoursReadings(work);
  places = new PlacesQueries(work, clock, readings);
  map = new PlacesMap(work, clock, readings);
});
afterAll(() => dropTestDatabase());

const set = (id: string, values: string) => db.query(`UPDATE place SET ${values} WHERE id = $1`, [id]);
const names = async (filters: Partial<PlaceFilters>): Promise<string[]> => {
  const found = await places.search({ ...NOTHING, ...filters, page: 1 });
  expect(found.total).toBe(found.places.length);
  return found.places.map(({ name }) => name);
};

describe('The search', () => {
  beforeAll(async () => {
    const plain = { accompaniment: [], accessModes: [] };
    const silent = await createPlace(db, { name: 'Muet', ...plain });
    await set(silent, `opening_hours = 'Tu 09:00-12:00'`);
    const group = await createPlace(db, {
      name: 'Groupe',
      accompaniment: ['Dans un atelier collectif'],
      accessModes: ['Téléphoner'],
    });
    await set(
      group,
      `opening_hours = 'week 1-53/2 Tu 09:00-12:00; Sa 09:00-12:00', publics = '{Seniors}', fees = '{Gratuit}',
       specific_care = '{Surdité,Illettrisme}', programmes = '{France Services}', labels = '{Formé à « Mon Espace Santé »}'`,
    );
    const single = await createPlace(db, { name: 'Seul', commune: communes.toul, accessModes: ['Se présenter'] });
    await set(
      single,
      `opening_hours = 'sur rendez-vous', publics = '{Jeunes}', fees = '{Payant}', specific_care = '{Surdité}'`,
    );
    const lost = await createPlace(db, { name: 'Perdu', commune: communes.toul, ...plain });
    await set(lost, `position_status = 'doubtful', latitude = 1, longitude = 1`);
    const gone = await createPlace(db, { name: 'Fermé', commune: communes.toul, ...plain });
    await set(gone, `gone_at = '2026-11-01'`);
  });

  it('puts those that say yes before those that say nothing, and leaves out those that say otherwise', async () => {
    expect(await names({ accompaniment: ['Accompagnement individuel'] })).toEqual(['Seul', 'Muet', 'Perdu']);
    expect(await names({ accessModes: ['Téléphoner'] })).toEqual(['Groupe', 'Muet', 'Perdu']);
    expect(await names({ publics: ['Seniors'] })).toEqual(['Groupe', 'Muet', 'Perdu']);
    expect(await names({ fees: ['Gratuit'] })).toEqual(['Groupe', 'Muet', 'Perdu']);
    expect(await names({ specificCare: ['Surdité'] })).toEqual(['Groupe', 'Seul', 'Muet', 'Perdu']);
    expect(await names({ specificCare: ['Surdité', 'Illettrisme'] })).toEqual(['Groupe', 'Muet', 'Perdu']);
    expect(await names({ publics: ['Jeunes'], accessModes: ['Se présenter'] })).toEqual(['Seul', 'Muet', 'Perdu']);
  });

  it('asks a place to say its services, its programme and its label', async () => {
    expect(await names({ services: ['Loisirs et créations numériques'] })).toEqual([]);
    expect(await names({ programmes: ['France Services'] })).toEqual(['Groupe']);
    expect(await names({ labels: ['Formé à « Mon Espace Santé »'] })).toEqual(['Groupe']);
  });

  it('counts the distance, and puts those of a doubtful position last when their commune is near', async () => {
    const around = { position: NANCY, radiusKm: 30 };
    expect(await names({ around })).toEqual(['Groupe', 'Muet', 'Seul', 'Perdu']);
    expect(await names({ around: { position: NANCY, radiusKm: 10 } })).toEqual(['Groupe', 'Muet']);
    expect(await names({ around, includeGone: true })).toEqual(['Groupe', 'Muet', 'Fermé', 'Seul', 'Perdu']);
    const { places: found } = await places.search({ ...NOTHING, around, page: 1 });
    expect(found.map(({ distanceKm }) => distanceKm?.toFixed(1))).toEqual(['0.0', '0.0', '21.6', undefined]);
  });

  it('knows who is open now and on a day, by weeks too', async () => {
    expect(await names({ open: 'now' })).toEqual(['Muet']);
    expect(await names({ open: 2 })).toEqual(['Groupe', 'Muet']);
    expect(await names({ open: 6 })).toEqual(['Groupe']);
    expect(await names({ open: 7 })).toEqual([]);
    clock.set('2026-12-01T10:30:00+01:00');
    expect(await names({ open: 'now' })).toEqual(['Groupe', 'Muet']);
    clock.set('2026-12-01T12:00:00+01:00');
    expect(await names({ open: 'now' })).toEqual([]);
    clock.set('2026-11-24T10:30:00+01:00');
  });

  it('reads again the hours that change, each text once', async () => {
    await db.query(`UPDATE place SET opening_hours = 'Su 10:00-12:00' WHERE name IN ('Seul', 'Perdu')`);
    expect(await readings.refresh()).toBe(1);
    expect(await readings.refresh()).toBe(0);
    expect(await names({ open: 7 })).toEqual(['Perdu', 'Seul']);
  });

  it('puts on the map those that are sure, one by one', async () => {
    const lorraine = { south: 48, west: 5, north: 50, east: 7 };
    const found = await map.inView(NOTHING, lorraine);
    expect(found.total).toBe(3);
    expect(found.points.map(({ name }) => name)).toEqual(['Groupe', 'Muet', 'Seul']);
    expect(found.cells).toEqual([]);
    expect(found.towns.map(({ name }) => name)).toEqual(['Nancy', 'Toul', 'Vézelise', 'Metz']);
    expect(await map.withoutPosition(NOTHING)).toBe(1);
    expect((await map.inView({ ...NOTHING, programmes: ['France Services'] }, lorraine)).total).toBe(1);
    expect((await map.inView(NOTHING, { south: 40, west: 1, north: 45, east: 2 })).total).toBe(0);
  });

  it('knows where a département is', async () => {
    expect(await map.departmentBounds('54')).toMatchObject({ south: 48.4814, north: 48.6921 });
    expect(await map.departmentBounds('99')).toBeUndefined();
  });
});

describe('Among 20,000 places', () => {
  beforeAll(async () => {
    await db.query(`
      INSERT INTO place (id, source, source_id, content_hash, name, commune_name, latitude, longitude, position_status,
        services, programmes, accompaniment, access_modes, opening_hours, first_seen_at, last_changed_at)
      SELECT gen_random_uuid(), 'foule', n::text, '', 'Lieu ' || n, 'Loin', 43 + random() * 5, random() * 6, 'exact',
        CASE WHEN n % 50 = 0 THEN '{Loisirs et créations numériques}'::text[] ELSE '{Utilisation sécurisée du numérique}' END,
        CASE WHEN n % 40 = 0 THEN '{Emmaüs Connect}'::text[] ELSE '{}' END,
        CASE WHEN n % 4 = 0 THEN '{Accompagnement individuel}'::text[] ELSE '{}' END,
        CASE WHEN n % 5 = 0 THEN '{Se présenter}'::text[] ELSE '{}' END,
        'Mo-Fr 0' || n % 9 || ':' || lpad((n % 60)::text, 2, '0') || '-12:00', now(), now()
      FROM generate_series(1, 20000) AS n`);
    await readings.refresh();
    await db.query('VACUUM ANALYZE place');
    await db.query('ANALYZE opening_hours_reading');
  });

  const plan = async (filters: Partial<PlaceFilters>, what = 'count(*)', more = ''): Promise<string> => {
    const parameters = new SqlParameters();
    const { from, where } = placesSql({ ...NOTHING, ...filters }, parameters, clock);
    const lines = await db.query<{ 'QUERY PLAN': string }[]>(
      `EXPLAIN SELECT ${what} FROM ${from} WHERE ${where} ${more}`,
      parameters.values,
    );
    return lines.map((line) => line['QUERY PLAN']).join('\n');
  };

  it('uses an index for each kind of search', async () => {
    const around = { position: { latitude: 45.2, longitude: 3.1 }, radiusKm: 10 };
    expect(await plan({ around })).toContain('place_position_idx');
    expect(await plan({ around })).toContain('place_unsure_idx');
    expect(await plan({ around, open: 'now' })).not.toContain('Seq Scan on place');
    expect(await plan({ open: 6 })).toContain('opening_hours_reading_pkey');
    expect(await plan({ services: ['Loisirs et créations numériques'] })).toContain('place_offer_idx');
    expect(await plan({ programmes: ['Emmaüs Connect'] })).toContain('place_offer_idx');
    expect(await plan({ text: 'lieu 1234' })).toContain('place_search_text_idx');
    expect(await plan({}, 'place.id', 'ORDER BY place.name, place.id LIMIT 20')).toContain('place_name_idx');
    const view = `AND place.position_status IN ('exact', 'approximate') AND place.latitude BETWEEN 44 AND 44.2
      AND place.longitude BETWEEN 1 AND 1.2`;
    expect(await plan({}, 'count(*)', view)).toContain('place_map_idx');
  });

  it('groups on the map what is too many to show, and loses none', async () => {
    const { total, points, cells } = await map.inView(NOTHING, { south: 43, west: 0, north: 48, east: 6 });
    expect(total).toBe(20000);
    expect(points).toEqual([]);
    expect(cells.reduce((sum, { count }) => sum + count, 0)).toBe(20000);
    expect(cells.length).toBeLessThan(200);
  });
});
