import { type Aim, atMost, type Bench } from './bench.js';
import { type Load, load, percentile } from './client/load.js';
import { type Scene, scenes } from './client/scenes.js';
import type { Visitor } from './client/visitor.js';
import { makeMediators, makeStructures } from './data/accounts.js';
import { makeAssessments, makePeople, makeReferrals, PROPORTIONS } from './data/people.js';
import { makePlaces } from './data/places.js';
import { makeSessions } from './data/sessions.js';
import { signInAll, strangers } from './harness/crowd.js';
import { type BenchDatabase, benchDatabase } from './harness/database.js';
import { MEGABYTE, memoryOf, watchMemory } from './harness/memory.js';
import { startProgram } from './harness/program.js';
import { timeInSql } from './harness/sql-time.js';
import { note, table } from './report.js';

const PEOPLE = 200_000;
const PLACES = 20_000;
const STRUCTURES = 40;
const CROWDS = [1, 10, 50] as const;
/** The crowd that the aim is about. */
const AIMED = 10;
const MOST = Math.max(...CROWDS);
const SECONDS = 3;
const ROUNDS = 2;
const AIM_MS = 50;

export const pagesBench: Bench = {
  name: 'pages',
  summary: `pages of the desk with ${CROWDS.join(', ')} clients at once, ${PEOPLE} people in one structure`,
  async run(leftovers) {
    const database = await benchDatabase(leftovers);
    const emails = await makeData(database);
    const program = await startProgram({ DATABASE_URL: database.url }, leftovers);
    const atRest = (await memoryOf(program.pid)) ?? 0;
    note(`signing ${MOST} people in`);
    const { visitors, signInTimes } = await signInAll(program.origin, emails, leftovers);
    const others = strangers(program.origin, MOST, leftovers);
    // A page that asks the base one small thing, so many times at once that every connection has its turn.
    const stir = () => Promise.all(others.map((visitor) => visitor.get('/readyz')));
    // What the sign-ins cost must not be counted with the first page.
    await timeInSql(database.client, stir);
    const watch = watchMemory(program.pid);
    const measured: Measured[] = [];
    for (const scene of scenes(PEOPLE)) {
      const crowd = scene.anonymous ? others : visitors;
      note(`${scene.name}: ${CROWDS.join(', ')} clients`);
      await Promise.all(crowd.map((visitor) => visitor.open(scene.address)));
      for (const clients of CROWDS) measured.push(await measure(database, scene, crowd, clients, stir));
    }
    const highest = await watch.stop();
    print(measured, signInTimes);
    table(
      ['memory of the program', 'MB'],
      [
        ['after its first page', atRest / MEGABYTE],
        ['highest', highest / MEGABYTE],
      ],
    );
    return aims(measured);
  },
};

async function makeData({ client }: BenchDatabase): Promise<string[]> {
  note(`making ${PEOPLE} people, their levels, referrals and sessions`);
  await makeStructures(client, STRUCTURES);
  const emails = await makeMediators(client, MOST);
  await makePlaces(client, PLACES, STRUCTURES);
  await makePeople(client, PEOPLE, MOST);
  await makeAssessments(client, PEOPLE, MOST);
  await makeReferrals(client, PEOPLE, MOST, STRUCTURES);
  const count = Math.round(PEOPLE * PROPORTIONS.sessions);
  const world = { people: PEOPLE, mediators: MOST, structures: 1, places: 1 };
  await makeSessions(client, { ...world, count, from: '2024-02-01', days: 700 });
  return emails;
}

interface Measured {
  readonly scene: string;
  readonly clients: number;
  readonly load: Load;
  /** Milliseconds of PostgreSQL’s work for one request, and their share of the time waited for it. */
  readonly sql: number;
  readonly share: number;
}

/** The best of some rounds, by p95: other work on the machine only ever makes a round worse. */
async function measure(
  { client }: BenchDatabase,
  scene: Scene,
  crowd: readonly Visitor[],
  clients: number,
  stir: () => Promise<unknown>,
): Promise<Measured> {
  const before = await timeInSql(client, stir);
  const rounds: Load[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.push(await load(clients, SECONDS, (one, turn) => act(scene, crowd, one, turn + round * 1000)));
  }
  const spent = (await timeInSql(client, stir)) - before;
  const requests = rounds.reduce((sum, round) => sum + round.requests, 0);
  const waited = rounds.reduce((sum, round) => sum + round.waited, 0);
  const best = rounds.reduce((one, other) => (other.p95 < one.p95 ? other : one));
  return { scene: scene.name, clients, load: best, sql: spent / requests, share: (100 * spent) / waited };
}

async function act(scene: Scene, crowd: readonly Visitor[], client: number, round: number) {
  const visitor = crowd[client];
  if (!visitor) throw new Error(`There are only ${crowd.length} visitors.`);
  return scene.act(visitor, client, round);
}

function print(measured: readonly Measured[], signInTimes: readonly number[]): void {
  table(
    [
      `page (best of ${ROUNDS} rounds)`,
      'clients',
      'p50 ms',
      'p95 ms',
      'requests/s',
      'SQL ms/request',
      'SQL % of the wait',
    ],
    measured.map(({ scene, clients, load: { p50, p95, perSecond }, sql, share }) => {
      return [scene, clients, p50, p95, perSecond, sql, share];
    }),
  );
  const times = [percentile(signInTimes, 50), percentile(signInTimes, 95)];
  table(
    ['a password checked (argon2id), one at a time', 'p50 ms', 'p95 ms'],
    [[`${signInTimes.length} sign-ins`, ...times]],
  );
}

function aims(measured: readonly Measured[]): Aim[] {
  return measured
    .filter(({ clients }) => clients === AIMED)
    .map(({ scene, load: { p95 } }) => atMost(`p95 of ${scene} with ${AIMED} clients`, p95, AIM_MS, 'ms'));
}
