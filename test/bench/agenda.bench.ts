import { type Aim, atMost, type Bench } from './bench.js';
import { type Load, load } from './client/load.js';
import type { Visitor } from './client/visitor.js';
import { makeMediators, makeStructures } from './data/accounts.js';
import { makeAgendas } from './data/appointments.js';
import { makePeople } from './data/people.js';
import { signInAll, strangers } from './harness/crowd.js';
import { type BenchDatabase, benchDatabase } from './harness/database.js';
import { startProgram } from './harness/program.js';
import { timeInSql } from './harness/sql-time.js';
import { note, table } from './report.js';

const PEOPLE = 20_000;
const APPOINTMENTS = 50_000;
const MEDIATORS = 10;
const CROWDS = [1, 10] as const;
const SECONDS = 3;
const ROUNDS = 2;
const AIM_MS = 40;

/** A full week, whatever day the machine has. */
const DAY = '2026-11-24';
const pages: readonly (readonly [name: string, address: string])[] = [
  ['week', `/agenda?vue=semaine&jour=${DAY}`],
  ['week of the structure', `/agenda?vue=semaine&jour=${DAY}&agent=structure`],
  ['day of the structure', `/agenda?vue=jour&jour=${DAY}&agent=structure`],
  ['month', `/agenda?vue=mois&jour=${DAY}`],
  ['list of four weeks', `/agenda?vue=liste&jour=${DAY}`],
  ['to record', '/rendez-vous/a-renseigner'],
];

export const agendaBench: Bench = {
  name: 'agenda',
  summary: `pages of the agenda of ${MEDIATORS} agents, ${APPOINTMENTS} appointments, ${CROWDS.join(' and ')} clients`,
  async run(leftovers) {
    const database = await benchDatabase(leftovers);
    const emails = await makeData(database);
    const program = await startProgram({ DATABASE_URL: database.url }, leftovers);
    const { visitors } = await signInAll(program.origin, emails, leftovers);
    const others = strangers(program.origin, MEDIATORS, leftovers);
    const stir = () => Promise.all(others.map((visitor) => visitor.get('/readyz')));
    const rows: (string | number)[][] = [];
    const aims: Aim[] = [];
    for (const [name, address] of pages) {
      await Promise.all(visitors.map((visitor) => visitor.open(address)));
      for (const clients of CROWDS) {
        const { best, sql } = await measure(database, visitors, address, clients, stir);
        rows.push([name, clients, best.p50, best.p95, best.perSecond, sql]);
        if (name === 'week' && clients === 1) aims.push(atMost('p95 of a week, one client', best.p95, AIM_MS, 'ms'));
      }
    }
    table([`page (best of ${ROUNDS} rounds)`, 'clients', 'p50 ms', 'p95 ms', 'requests/s', 'SQL ms/request'], rows);
    return aims;
  },
};

async function makeData({ client }: BenchDatabase): Promise<string[]> {
  note(`making ${PEOPLE} people and ${APPOINTMENTS} appointments`);
  await makeStructures(client, 3);
  const emails = await makeMediators(client, MEDIATORS);
  await makePeople(client, PEOPLE, MEDIATORS);
  await makeAgendas(client, { agents: MEDIATORS, people: PEOPLE, count: APPOINTMENTS, until: '2026-12-18' });
  await client.query('ANALYZE');
  return emails;
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
