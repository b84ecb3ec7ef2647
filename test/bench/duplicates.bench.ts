import { DataSource } from 'typeorm';
import { DuplicatesQueries, DuplicateSearch } from '../../src/modules/beneficiaries/index.js';
import type { StructureActor } from '../../src/platform/access/actor.js';
import { dataSourceOptions } from '../../src/platform/db/data-source.js';
import { UnitOfWork } from '../../src/platform/db/unit-of-work.js';
import type { Jobs } from '../../src/platform/jobs/index.js';
import { SystemClock } from '../../src/platform/time/clock.js';
import { type Aim, atLeast, atMost, type Bench } from './bench.js';
import { percentile } from './client/load.js';
import { HOME_STRUCTURE, makeMediators, makeStructures } from './data/accounts.js';
import { idOf } from './data/bulk.js';
import { LARGE, makeMatches, makePopulation, POPULATION, STRUCTURES } from './data/population.js';
import { draws, insertPeople, person, writtenTwice } from './data/written-twice.js';
import { type BenchDatabase, benchDatabase } from './harness/database.js';
import { MEGABYTE, watchMemory } from './harness/memory.js';
import { note, table } from './report.js';

const ONE_MEDIATOR = 4_000;
const OF_EACH_KIND = 40;
const SEED = 20261124;
const REGISTRATIONS = 300;

export const duplicatesBench: Bench = {
  name: 'duplicates',
  summary: `people written twice: ${ONE_MEDIATOR} of one structure, then ${POPULATION}; recall and precision by kind of fault`,
  async run(leftovers) {
    const database = await benchDatabase(leftovers);
    await makeStructures(database.client, STRUCTURES);
    await makeMediators(database.client, 1);
    const options = dataSourceOptions(database.url, { poolSize: 2 });
    const dataSource = await new DataSource(options).initialize();
    leftovers.add(() => dataSource.destroy());
    const work = new UnitOfWork(dataSource);
    const search = new DuplicateSearch(work, { stopping: false } as Jobs, new SystemClock());
    const aims = await ofOneMediator(database, search);
    await database.client.query('TRUNCATE beneficiary, duplicate_search CASCADE');
    return [...aims, ...(await ofADepartment(database, search, new DuplicatesQueries(work)))];
  },
};

async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

async function ofOneMediator({ client }: BenchDatabase, search: DuplicateSearch): Promise<Aim[]> {
  note(`${ONE_MEDIATOR} people of one structure`);
  const made = writtenTwice(ONE_MEDIATOR, OF_EACH_KIND, SEED);
  await insertPeople(client, made.people, HOME_STRUCTURE);
  const seconds: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    await client.query('TRUNCATE beneficiary_duplicate, duplicate_search');
    seconds.push(await timed(() => search.search(HOME_STRUCTURE)));
  }
  const { rows } = await client.query<{ pair: string }>(
    `SELECT first_id || ' ' || second_id AS pair FROM beneficiary_duplicate`,
  );
  const proposed = new Set(rows.map(({ pair }) => pair));
  const found = (pairs: readonly [number, number][]) =>
    pairs.filter(([one, other]) => proposed.has(`${idOf('beneficiary', one + 1)} ${idOf('beneficiary', other + 1)}`))
      .length;
  const share = (pairs: readonly [number, number][]) => (100 * found(pairs)) / pairs.length;
  table(
    ['one person, two files', 'pairs', 'proposed %'],
    [...made.same].map(([kind, pairs]) => [kind, pairs.length, share(pairs)]),
  );
  table(
    ['two people who look like one', 'pairs', 'proposed %'],
    [...made.different].map(([kind, pairs]) => [kind, pairs.length, share(pairs)]),
  );
  const all = [...made.same.values()].flat();
  const right = found(all);
  note(`${proposed.size} pairs proposed, of which ${right} are one person written twice, among ${all.length}`);
  return [
    atMost(`${ONE_MEDIATOR} people, the whole search (best of 3)`, Math.min(...seconds), 1, 's'),
    atLeast('recall', (100 * right) / all.length, 80, '%'),
    atLeast('precision', (100 * right) / proposed.size, 95, '%'),
  ];
}

async function ofADepartment(
  { client }: BenchDatabase,
  search: DuplicateSearch,
  queries: DuplicatesQueries,
): Promise<Aim[]> {
  note(`making ${POPULATION} people in ${STRUCTURES} structures, the largest with ${LARGE[0]}`);
  await makePopulation(client, POPULATION);
  note('what they are compared by');
  await makeMatches(client);
  note('searching');
  const memory = watchMemory(process.pid);
  const before = process.memoryUsage().rss;
  const seconds = await timed(() => search.searchAll());
  const highest = await memory.stop();
  const { rows } = await client.query<{ pairs: number }>('SELECT count(*) AS pairs FROM beneficiary_duplicate');
  note(`${rows[0]?.pairs} pairs; now a hundred files change`);
  await client.query(`UPDATE duplicate_search SET searched_at = now() + interval '1 hour'`);
  await client.query(
    `UPDATE beneficiary_match SET changed_at = now() + interval '1 hour' WHERE beneficiary_id IN (
       SELECT id FROM beneficiary WHERE structure_id = $1 LIMIT 100)`,
    [HOME_STRUCTURE],
  );
  const again = await timed(() => search.searchAll());
  const times = await registrations(queries);
  table(
    ['registering in a structure of 150,000', 'p50 ms', 'p95 ms'],
    [[`${REGISTRATIONS} likely duplicates looked for`, percentile(times, 50), percentile(times, 95)]],
  );
  return [
    atMost(`${POPULATION} people in the background`, seconds, 120, 's'),
    atMost('memory gained meanwhile by the program', (highest - before) / MEGABYTE, 64, 'MB'),
    atMost('a hundred files changed among 150,000, looked through again', again, 5, 's'),
    atMost('likely duplicates of somebody who is being registered, p95', percentile(times, 95), 15, 'ms'),
  ];
}

async function registrations(queries: DuplicatesQueries): Promise<number[]> {
  const draw = draws(SEED);
  const actor = { structureId: HOME_STRUCTURE, userId: idOf('user', 1), role: 'mediator' } as StructureActor;
  const times: number[] = [];
  for (let n = 0; n < REGISTRATIONS; n += 1) {
    const { firstName, lastName, year, phone, email, commune } = person(n, draw);
    const started = performance.now();
    await queries.likely(actor, {
      ...{ firstName, lastName, birthYear: year, phone, email, communeInsee: commune, gender: 'non_communique' },
      ...{ communeName: null, postalCode: null, noPhone: false, noEmail: false, contactPreference: 'call' },
      ...{ socialStatus: 'non_communique', scheme: 'unknown', wishes: [], helperName: null, helperPhone: null },
      ...{ helperRelationship: null, helperAgreedOn: null, notes: null },
    });
    if (n >= 20) times.push(performance.now() - started);
  }
  return times;
}
