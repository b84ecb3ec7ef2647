import { type Aim, atMost, type Bench } from './bench.js';
import { type Load, load } from './client/load.js';
import type { Visitor } from './client/visitor.js';
import { makeMediators, makeStructures } from './data/accounts.js';
import { makeOneLife } from './data/one-life.js';
import { makeAssessments, makePeople, makeReferrals, PROPORTIONS } from './data/people.js';
import { makePlaces } from './data/places.js';
import { makeSessions } from './data/sessions.js';
import { signInAll, strangers } from './harness/crowd.js';
import { type BenchDatabase, benchDatabase } from './harness/database.js';
import { startProgram } from './harness/program.js';
import { timeInSql } from './harness/sql-time.js';
import { note, table } from './report.js';

const PEOPLE = 100_000;
const STRUCTURES = 40;
const MEDIATORS = 10;
const LIFE = { sessions: 500, referrals: 20, assessments: 10 };
const CROWDS = [1, 10] as const;
const SECONDS = 3;
const ROUNDS = 2;
const AIM_MS = 40;

export const caseFileBench: Bench = {
  name: 'case-file',
  summary: `the file of a person of ${LIFE.sessions} sessions among ${PEOPLE} people, ${CROWDS.join(' and ')} clients`,
  async run(leftovers) {
    const database = await benchDatabase(leftovers);
    const { emails, id } = await makeData(database);
    const program = await startProgram({ DATABASE_URL: database.url }, leftovers);
    const { visitors } = await signInAll(program.origin, emails, leftovers);
    const others = strangers(program.origin, MEDIATORS, leftovers);
    const stir = () => Promise.all(others.map((visitor) => visitor.get('/readyz')));
    const rows: (string | number)[][] = [];
    const aims: Aim[] = [];
    for (const [name, address] of pagesOf(id)) {
      await Promise.all(visitors.map((visitor) => visitor.open(address)));
      for (const clients of CROWDS) {
        const { best, sql } = await measure(database, visitors, address, clients, stir);
        rows.push([name, clients, best.p50, best.p95, best.perSecond, sql]);
        if (name === 'file' && clients === 1) aims.push(atMost('p95 of the file, one client', best.p95, AIM_MS, 'ms'));
      }
    }
    table([`page (best of ${ROUNDS} rounds)`, 'clients', 'p50 ms', 'p95 ms', 'requests/s', 'SQL ms/request'], rows);
    return aims;
  },
};

const pagesOf = (id: string): [name: string, address: string][] => [
  ['file', `/beneficiaires/${id}`],
  ['whole story, first page', `/beneficiaires/${id}/historique`],
  ['who looked', `/beneficiaires/${id}/consultations`],
  ['summary for the person', `/beneficiaires/${id}/synthese`],
];

async function makeData({ client }: BenchDatabase): Promise<{ emails: string[]; id: string }> {
  note(`making ${PEOPLE} people, their levels, referrals and sessions, and one long life`);
  await makeStructures(client, STRUCTURES);
  const emails = await makeMediators(client, MEDIATORS);
  await makePlaces(client, 2_000, STRUCTURES);
  await makePeople(client, PEOPLE, MEDIATORS);
  await makeAssessments(client, PEOPLE, MEDIATORS);
  await makeReferrals(client, PEOPLE, MEDIATORS, STRUCTURES);
  const count = Math.round(PEOPLE * PROPORTIONS.sessions);
  const world = { people: PEOPLE, mediators: MEDIATORS, structures: 1, places: 1 };
  await makeSessions(client, { ...world, count, from: '2024-02-01', days: 700 });
  const id = await makeOneLife(client, { ...LIFE, mediators: MEDIATORS, partners: STRUCTURES });
  await client.query('ANALYZE');
  return { emails, id };
}

/** The best of some rounds, by p95: other work on the machine only ever makes a round worse. */
async function measure(
  { client }: BenchDatabase,
  visitors: readonly Visitor[],
  address: string,
  clients: number,
  stir: () => Promise<unknown>,
): Promise<{ best: Load; sql: number }> {
  const before = await timeInSql(client, stir);
  const rounds: Load[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.push(await load(clients, SECONDS, (one) => visitorOf(visitors, one).get(address)));
  }
  const spent = (await timeInSql(client, stir)) - before;
  const requests = rounds.reduce((sum, round) => sum + round.requests, 0);
  return { best: rounds.reduce((one, other) => (other.p95 < one.p95 ? other : one)), sql: spent / requests };
}

function visitorOf(visitors: readonly Visitor[], index: number): Visitor {
  const visitor = visitors[index];
  if (!visitor) throw new Error(`There are only ${visitors.length} visitors.`);
  return visitor;
}
