import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { type Aim, atLeast, atMost, type Bench } from './bench.js';
import { fillOutbox, openPostbox, type Postbox } from './data/outbox.js';
import { benchDatabase } from './harness/database.js';
import type { Leftovers } from './harness/leftovers.js';
import { memoryOf, MEGABYTE } from './harness/memory.js';
import { startProgram } from './harness/program.js';
import { note, table } from './report.js';

const MESSAGES = 10_000;
const KILLS = 5;
/** A lease of two minutes, and the clock that wakes the worker each minute. */
const PATIENCE_MS = 5 * 60_000;

/** One life of the program, to its kill or to the end. */
interface Life {
  accepted: number;
  perSecond: number;
  /** From its first page to its first mail, in milliseconds. */
  firstMailMs: number;
  /** Messages that it held when it was killed. */
  held: number;
  peakMegabytes: number;
}

/** Ten thousand mails to a server of the loopback, by a program that is killed five times on the way. */
export const outboxBench: Bench = {
  name: 'outbox',
  summary: '10,000 messages by SMTP, the program killed -9 five times: lost, sent twice, per second, memory',
  async run(leftovers) {
    const { url, client } = await benchDatabase(leftovers);
    const postbox = await openPostbox(leftovers);
    await fillOutbox(client, MESSAGES);
    const lives: Life[] = [];
    for (let kill = 1; kill <= KILLS + 1; kill += 1) {
      const target = kill > KILLS ? MESSAGES - KILLS : Math.round((MESSAGES * kill) / (KILLS + 1));
      const settings = { DATABASE_URL: url, SMTP_URL: postbox.url, MAIL_FROM: 'passerelle@exemple.test' };
      lives.push(await live(settings, { client, postbox, target, last: kill > KILLS }, leftovers));
      note(`${postbox.accepted.length} mails accepted`);
    }
    return judge(lives, postbox);
  },
};

async function live(
  settings: Record<string, string>,
  { client, postbox, target, last }: { client: pg.Client; postbox: Postbox; target: number; last: boolean },
  leftovers: Leftovers,
): Promise<Life> {
  const before = postbox.accepted.length;
  const program = await startProgram(settings, leftovers);
  const ready = performance.now();
  await until(() => postbox.accepted.length >= target);
  const reached = postbox.accepted.length;
  const peak = (await memoryOf(program.pid, 'VmHWM')) ?? NaN;
  if (last) await until(async () => (await count(client, `status <> 'sent'`)) === 0);
  else process.kill(program.pid, 'SIGKILL');
  await program.stop();
  const times = postbox.accepted.slice(before, reached).map(({ at }) => at);
  const [first = NaN, end = NaN] = [times[0], times.at(-1)];
  return {
    accepted: postbox.accepted.length - before,
    perSecond: (times.length - 1) / ((end - first) / 1000),
    firstMailMs: Math.max(0, first - ready),
    held: await count(client, `status = 'sending' AND claimed_until > now()`),
    peakMegabytes: peak / MEGABYTE,
  };
}

function judge(lives: readonly Life[], { accepted }: Postbox): Aim[] {
  table(
    ['life', 'accepted', 'per second', 'first mail after (ms)', 'held at its end', 'memory (MB)'],
    lives.map((life, index) => [
      index < KILLS ? `killed ${index + 1}` : 'last',
      life.accepted,
      life.perSecond,
      life.firstMailMs,
      life.held,
      life.peakMegabytes,
    ]),
  );
  const distinct = new Set(accepted.map(({ id }) => id)).size;
  const slowest = Math.max(...lives.slice(1).map(({ firstMailMs }) => firstMailMs));
  return [
    atMost('messages lost', MESSAGES - distinct, 0, ''),
    atMost('messages sent again, under the same Message-ID', accepted.length - distinct, KILLS, ''),
    atLeast('messages per second', Math.min(...lives.map(({ perSecond }) => perSecond)), 50, ''),
    atMost('first mail after a kill, from the first page', slowest, 5_000, 'ms'),
    atMost('memory at its highest', Math.max(...lives.map(({ peakMegabytes }) => peakMegabytes)), 300, 'MB'),
  ];
}

async function count(client: pg.Client, where: string): Promise<number> {
  const { rows } = await client.query<{ n: number }>(`SELECT count(*) AS n FROM message WHERE ${where}`);
  return rows[0]?.n ?? NaN;
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error('The messages did not all leave.');
    await pause(20);
  }
}
