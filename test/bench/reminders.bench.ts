import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { type Aim, atMost, type Bench } from './bench.js';
import { makeReminded } from './data/reminders.js';
import { ROOT } from './harness/build.js';
import { benchDatabase } from './harness/database.js';
import type { Leftovers } from './harness/leftovers.js';
import { note, table } from './report.js';

const APPOINTMENTS = 40_000;
const SEATS = 10_000;
const DUE = APPOINTMENTS + SEATS;
/** The one of the three that is at work is killed once so many were given. */
const KILLED_AT = 10_000;

/** Fifty thousand reminders due at once, three programs that give them, one of them killed on the way. */
export const remindersBench: Bench = {
  name: 'reminders',
  summary: '50,000 reminders due, three workers, one killed -9: seconds until all are in the outbox, given twice, lost',
  async run(leftovers) {
    const { url, client } = await benchDatabase(leftovers);
    note(`making ${DUE} reminders that are due, and as many that are not`);
    await makeReminded(client, { appointments: APPOINTMENTS, seats: SEATS });
    const alone = await round(url, client, 1, leftovers);
    await client.query('TRUNCATE reminder, message');
    await client.query('VACUUM ANALYZE');
    const three = await round(url, client, 3, leftovers);
    table(
      ['workers', 'seconds', 'lines', 'messages', 'given twice'],
      [alone, three].map(({ workers, seconds, lines, messages, twice }) => [workers, seconds, lines, messages, twice]),
    );
    return judge(alone, three);
  },
};

interface Round {
  workers: string;
  seconds: number;
  lines: number;
  messages: number;
  twice: number;
}

async function round(url: string, client: pg.Client, count: number, leftovers: Leftovers): Promise<Round> {
  const workers = await Promise.all(Array.from({ length: count }, (_, rank) => startWorker(url, rank, leftovers)));
  const started = performance.now();
  const ended = workers.map((worker) => once(worker, 'exit'));
  for (const worker of workers) worker.stdin?.write('go\n');
  if (count > 1) {
    while ((await number(client, 'SELECT count(*) AS n FROM reminder')) < KILLED_AT) await pause(5);
    const busy = await busyOne(client);
    workers[busy]?.kill('SIGKILL');
    note(`worker ${busy + 1} was killed, its batch under way`);
  }
  while ((await number(client, 'SELECT count(*) AS n FROM reminder')) < DUE) {
    if (workers.every(({ exitCode, signalCode }) => exitCode !== null || signalCode !== null)) break;
    await pause(20);
  }
  const seconds = (performance.now() - started) / 1000;
  await Promise.all(ended);
  return {
    ...{ workers: count > 1 ? `${count}, one killed` : '1', seconds },
    lines: await number(client, 'SELECT count(*) AS n FROM reminder'),
    messages: await number(client, 'SELECT count(DISTINCT subject_id) AS n FROM message'),
    twice: await number(client, 'SELECT count(*) - count(DISTINCT subject_id) AS n FROM message'),
  };
}

/** The rank of the worker that holds the turn. */
async function busyOne(client: pg.Client): Promise<number> {
  for (;;) {
    const { rows } = await client.query<{ name: string }>(
      `SELECT a.application_name AS name FROM pg_locks l JOIN pg_stat_activity a USING (pid)
        WHERE l.locktype = 'advisory' AND l.granted AND a.application_name LIKE 'worker-%'`,
    );
    if (rows[0]) return Number(rows[0].name.slice('worker-'.length));
  }
}

async function startWorker(url: string, rank: number, leftovers: Leftovers): Promise<ChildProcess> {
  const address = new URL(url);
  address.searchParams.set('application_name', `worker-${rank}`);
  const program = join(ROOT, 'test/bench/harness/reminders-worker.ts');
  const args = ['--import', join(ROOT, 'test/setup/typescript.mjs'), program, address.href];
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['pipe', 'pipe', 'inherit'] });
  leftovers.add(() => child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return child;
}

async function number(client: pg.Client, sql: string): Promise<number> {
  const { rows } = await client.query<{ n: number }>(sql);
  return rows[0]?.n ?? NaN;
}

const judge = (alone: Round, three: Round): Aim[] => [
  atMost('50,000 given by one worker', alone.seconds, 10, 's'),
  atMost('50,000 given by three, one killed', three.seconds, 10, 's'),
  atMost('lost', DUE - Math.min(alone.messages, three.messages), 0, ''),
  atMost('given twice', Math.max(alone.twice, three.twice), 0, ''),
];
