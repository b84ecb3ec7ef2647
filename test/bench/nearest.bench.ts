import { DataSource } from 'typeorm';
import { NearestPlaces } from '../../src/modules/structures/index.js';
import { dataSourceOptions } from '../../src/platform/db/data-source.js';
import { UnitOfWork } from '../../src/platform/db/unit-of-work.js';
import { SystemClock } from '../../src/platform/time/clock.js';
import { type Aim, atLeast, atMost, type Bench } from './bench.js';
import { percentile } from './client/load.js';
import { makePlaces } from './data/places.js';
import { type BenchDatabase, benchDatabase } from './harness/database.js';
import { note, table } from './report.js';

const PLACES = 20_000;
const POINTS = 500;
const LIMIT = 20;
const ROUNDS = 3;

export const nearestBench: Bench = {
  name: 'nearest',
  summary: `the nearest places among ${PLACES}, around ${POINTS} points: time of the query, index used`,
  async run(leftovers) {
    const database = await benchDatabase(leftovers);
    note(`making ${PLACES} places`);
    await makePlaces(database.client, PLACES);
    const dataSource = await new DataSource(dataSourceOptions(database.url, { poolSize: 1 })).initialize();
    leftovers.add(() => dataSource.destroy());
    return measure(database, new WatchedWork(dataSource));
  },
};

const PLACE_STANISLAS = { latitude: 48.6936, longitude: 6.1834 };

/** What people look for: anything near; individual accompaniment; a workshop that says so. */
const requests = {
  'any place': {},
  'individual accompaniment, or unknown': { accompaniment: ['Accompagnement individuel'] },
  'workshop, or unknown': { accompaniment: ['Dans un atelier collectif'] },
  'any place, and why others are left out': { includeUnsuitable: true },
};

async function measure(database: BenchDatabase, work: WatchedWork): Promise<Aim[]> {
  const places = new NearestPlaces(work, new SystemClock());
  const points = await somePoints(database);
  const rows: (string | number)[][] = [];
  for (const [name, request] of Object.entries(requests)) {
    const rounds: number[][] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const times: number[] = [];
      for (const from of points) {
        const started = performance.now();
        const found = await places.near({ ...from, limit: LIMIT, ...request });
        times.push(performance.now() - started);
        if (found.length < LIMIT) throw new Error(`${found.length} places found instead of ${LIMIT}.`);
      }
      rounds.push(times);
    }
    const best = rounds.reduce((one, other) => (percentile(other, 95) < percentile(one, 95) ? other : one));
    work.sent.length = 0;
    await places.near({ ...PLACE_STANISLAS, limit: LIMIT, ...request });
    const plans = await Promise.all(work.sent.map((sent) => usesIndex(database, sent)));
    const indexed = plans.length > 0 && plans.every(Boolean);
    rows.push([name, percentile(best, 50), percentile(best, 95), percentile(best, 100), indexed ? 'yes' : 'NO']);
  }
  table([`${LIMIT} nearest (best of ${ROUNDS} rounds)`, 'p50 ms', 'p95 ms', 'longest ms', 'index used'], rows);
  const slowest = Math.max(...rows.map((row) => Number(row[2])));
  const indexed = rows.filter((row) => row[4] === 'yes').length;
  return [
    atMost('p95 of the query, slowest request', slowest, 10, 'ms'),
    atLeast('requests whose plan walks the index', indexed, rows.length, `of ${rows.length}`),
  ];
}

/** Where people are: around the communes, the more inhabitants the more often. */
async function somePoints({ client }: BenchDatabase): Promise<{ latitude: number; longitude: number }[]> {
  const { rows } = await client.query<{ latitude: number; longitude: number }>(
    `SELECT latitude + 0.01 AS latitude, longitude - 0.01 AS longitude
       FROM commune, generate_series(0, population / 2000) copy ORDER BY md5(insee_code || copy) LIMIT ${POINTS}`,
  );
  return rows;
}

interface Plan {
  'Node Type': string;
  'Index Name'?: string;
  'Relation Name'?: string;
  Plans?: Plan[];
}

/** True when the places are found by an index, and not by reading the whole table. */
async function usesIndex({ client }: BenchDatabase, { sql, parameters }: Sent): Promise<boolean> {
  const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(`EXPLAIN (FORMAT JSON) ${sql}`, [
    ...parameters,
  ]);
  const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)];
  const all = rows.flatMap((row) => nodes(row['QUERY PLAN'][0].Plan));
  return (
    all.some((node) => node['Index Name']?.startsWith('place_')) &&
    !all.some((node) => node['Node Type'] === 'Seq Scan' && node['Relation Name'] === 'place')
  );
}

interface Sent {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** Remembers the statements, so that the very ones that were timed are explained. */
class WatchedWork extends UnitOfWork {
  readonly sent: Sent[] = [];

  override query<T>(sql: string, parameters: readonly unknown[] = []): Promise<T[]> {
    this.sent.push({ sql, parameters });
    return super.query<T>(sql, parameters);
  }
}
