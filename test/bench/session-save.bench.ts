import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '../../src/platform/ids.js';
import { type Aim, atMost, type Bench } from './bench.js';
import { percentile } from './client/load.js';
import { sessionForm } from './client/session-form.js';
import type { Visitor } from './client/visitor.js';
import { makeMediators, makeStructures } from './data/accounts.js';
import { idOf } from './data/bulk.js';
import { makePeople } from './data/people.js';
import { makePlaces } from './data/places.js';
import { makeSessions } from './data/sessions.js';
import { signInAll, strangers } from './harness/crowd.js';
import { type BenchDatabase, benchDatabase } from './harness/database.js';
import { startProgram } from './harness/program.js';
import { timeInSql } from './harness/sql-time.js';
import { note, table } from './report.js';

const PEOPLE = 20_000;
const SESSIONS = 200_000;
const MEDIATORS = 50;
const SECONDS = 5;
const ROUNDS = 2;
const AIM_MS = 40;
/** Fifty people who each save a session every two seconds: some thirty times what a busy day asks of them. */
const THINK_MS = 2_000;
const THINK_SECONDS = 20;
/** One form in ten has its connection cut and is sent again; one in ten is sent twice at once. */
const ONE_IN = 10;

const ADDRESS = '/seances/nouvelle';

export const sessionSaveBench: Bench = {
  name: 'session-save',
  summary: `${MEDIATORS} clients save sessions over HTTP, some of them twice; ${SESSIONS} sessions in the base`,
  async run(leftovers) {
    const database = await benchDatabase(leftovers);
    const emails = await makeData(database);
    const program = await startProgram({ DATABASE_URL: database.url }, leftovers);
    note(`signing ${MEDIATORS} people in`);
    const { visitors } = await signInAll(program.origin, emails, leftovers);
    await Promise.all(visitors.map((visitor) => visitor.open(ADDRESS)));
    const others = strangers(program.origin, MEDIATORS, leftovers);
    const stir = () => Promise.all(others.map((visitor) => visitor.get('/readyz')));
    const run = new Run(visitors);
    const before = await countSessions(database);
    await run.load('to warm up', MEDIATORS, 3, 0);
    const measured: Measured[] = [];
    for (const [name, clients, seconds, think] of [
      ['1 client, again at once', 1, SECONDS, 0],
      ['10 clients, again at once', 10, SECONDS, 0],
      ['50 clients, again at once', MEDIATORS, SECONDS, 0],
      [`50 clients, every ${THINK_MS / 1000} s`, MEDIATORS, THINK_SECONDS, THINK_MS],
    ] as const) {
      note(name);
      const spent = await timeInSql(database.client, stir);
      const busy = cpuOf(program.pid);
      const rounds: Measured[] = [];
      for (let round = 0; round < ROUNDS; round += 1) rounds.push(await run.load(name, clients, seconds, think));
      const cpu = cpuOf(program.pid) - busy;
      const sql = (await timeInSql(database.client, stir)) - spent;
      const requests = rounds.reduce((sum, one) => sum + one.requests, 0);
      const best = rounds.reduce((one, other) => (other.p95 < one.p95 ? other : one));
      measured.push({ ...best, sql: sql / requests, cpu: cpu / requests });
    }
    const made = (await countSessions(database)) - before;
    print(measured, run);
    return aims(measured, { made, ...(await lost(database, run.sent)) }, run);
  },
};

async function makeData({ client }: BenchDatabase): Promise<string[]> {
  note(`making ${PEOPLE} people and ${SESSIONS} sessions`);
  await makeStructures(client, 10);
  const emails = await makeMediators(client, MEDIATORS);
  await makePlaces(client, 100, 10);
  await client.query('UPDATE place SET structure_id = $2 WHERE id = $1', [idOf('place', 1), idOf('structure', 1)]);
  await makePeople(client, PEOPLE, MEDIATORS);
  const world = { people: PEOPLE, mediators: MEDIATORS, structures: 1, places: 1 };
  await makeSessions(client, { ...world, count: SESSIONS, from: '2024-02-01', days: 700 });
  return emails;
}

interface Measured {
  readonly name: string;
  readonly requests: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** Milliseconds of PostgreSQL’s work for one form. */
  readonly sql: number;
  /** Milliseconds of the program’s own work for one form: what does not depend on who else uses the machine. */
  readonly cpu: number;
}

class Run {
  /** The keys of all the forms that were answered with a session. */
  readonly sent: string[] = [];
  cut = 0;
  twice = 0;

  constructor(private readonly visitors: readonly Visitor[]) {}

  async load(name: string, clients: number, seconds: number, think: number): Promise<Measured> {
    const times: number[] = [];
    const started = performance.now();
    const end = started + seconds * 1000;
    const client = async (_: unknown, index: number): Promise<void> => {
      // They did not all sit down in the same second.
      if (think > 0) await pause((index * think) / clients);
      for (let turn = 0; performance.now() < end; turn += 1) {
        times.push(await this.save(index, turn));
        if (think > 0) await pause(think * (0.5 + ((index * 7919 + turn * 104_729) % 1000) / 1000));
      }
    };
    await Promise.all(Array.from({ length: clients }, client));
    const perSecond = (times.length * 1000) / (performance.now() - started);
    const at = (rank: number) => percentile(times, rank);
    return { name, requests: times.length, perSecond, p50: at(50), p95: at(95), p99: at(99), sql: 0, cpu: 0 };
  }

  /** How long the answer that counts took, in milliseconds. */
  private async save(index: number, turn: number): Promise<number> {
    const visitor = this.visitors[index];
    if (!visitor) throw new Error('There are not so many visitors.');
    const formKey = newId();
    const fields = formOf(index, turn, formKey);
    const kind = (index + turn) % ONE_IN;
    if (kind === 1) {
      this.cut += 1;
      await visitor.abandon(ADDRESS, fields, 1 + (turn % 20));
    }
    const other = kind === 2 ? visitor.abandon(ADDRESS, fields, 60_000) : undefined;
    if (other) this.twice += 1;
    const answer = await visitor.post(ADDRESS, fields);
    await other;
    if (answer.status !== 303) throw new Error(`A session was answered ${answer.status}.`);
    this.sent.push(formKey);
    return answer.ms;
  }
}

/** Half of them anonymous, half with a person who has a file. */
function formOf(index: number, turn: number, formKey: string): Record<string, string> {
  const person = idOf('beneficiary', 1 + ((index * 7919 + turn * 104_729) % PEOPLE));
  return sessionForm(formKey, idOf('place', 1), (index + turn) % 2 === 0 ? undefined : person);
}

/** Milliseconds of work of a process so far, its threads included (Linux counts in hundredths of a second). */
function cpuOf(pid: number): number {
  const [user = 0, system = 0] =
    readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ').slice(11, 13).map(Number) ?? [];
  return (user + system) * 10;
}

async function countSessions({ client }: BenchDatabase): Promise<number> {
  const { rows } = await client.query<{ count: number }>('SELECT count(*)::int AS count FROM support_session');
  return rows[0]?.count ?? 0;
}

async function lost({ client }: BenchDatabase, keys: readonly string[]): Promise<{ lost: number }> {
  const { rows } = await client.query<{ lost: number }>(
    `SELECT count(*)::int AS lost FROM unnest($1::uuid[]) AS sent (key)
      WHERE NOT EXISTS (SELECT FROM support_session WHERE form_key = sent.key)`,
    [keys],
  );
  return { lost: rows[0]?.lost ?? 0 };
}

function print(measured: readonly Measured[], run: Run): void {
  table(
    [`best of ${ROUNDS} rounds`, 'p50 ms', 'p95 ms', 'p99 ms', 'forms/s', 'SQL ms/form', 'program’s CPU ms/form'],
    measured.map(({ name, p50, p95, p99, perSecond, sql, cpu }) => [name, p50, p95, p99, perSecond, sql, cpu]),
  );
  table(
    ['forms', 'number'],
    [
      ['sent', run.sent.length],
      ['cut and sent again', run.cut],
      ['sent twice at once', run.twice],
    ],
  );
}

function aims(measured: readonly Measured[], { made, lost }: { made: number; lost: number }, run: Run): Aim[] {
  const timed = measured.slice(-2).map(({ name, p95 }) => atMost(`p95, ${name}`, p95, AIM_MS, 'ms'));
  return [...timed, atMost('lost', lost, 0, ''), atMost('doubled', made - run.sent.length, 0, '')];
}
