import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { newId } from '../../../src/platform/ids.js';
import { createStructure } from '../../factories/structures.js';
import { dropTestDatabase, testDatabaseUrl, testDataSource } from '../../setup/database.js';
import { type MailServer, startMailServer } from './mail-server.js';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const started: ChildProcess[] = [];
let db: DataSource;
let server: MailServer;
let structureId: string;

beforeAll(async () => {
  db = await testDataSource();
  server = await startMailServer();
  structureId = await createStructure(db);
});
afterAll(async () => {
  for (const child of started) child.kill('SIGKILL');
  await server.stop();
  await dropTestDatabase();
});

async function startWorker(): Promise<ChildProcess> {
  const args = ['--import', join(ROOT, 'test/setup/typescript.mjs'), join(import.meta.dirname, 'worker-program.ts')];
  const child = spawn(process.execPath, [...args, await testDatabaseUrl(), server.url], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  started.push(child);
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`The worker ended: ${String(code)}`)));
  await Promise.race([once(child.stdout, 'data'), ended]);
  ended.catch(() => undefined);
  return child;
}

async function queued(count: number): Promise<void> {
  for (let number = 0; number < count; number += 1) {
    const id = newId();
    await db.query(
      `INSERT INTO message (id, structure_id, kind, subject_kind, subject_id, channel, recipient, recipient_name,
         recipient_kind, status, smtp_message_id, queued_at, due_at)
       VALUES ($1::uuid, $2, 'essai.bonjour', 'referral', $1::uuid, 'email', 'a@exemple.test', 'A', 'structure', 'queued',
         '<' || $1 || '@essai>', now(), now())`,
      [id, structureId],
    );
  }
}

const count = async (where: string): Promise<number> =>
  (await db.query<{ n: number }[]>(`SELECT count(*) AS n FROM message WHERE ${where}`))[0]?.n ?? NaN;

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 90_000;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('waited 90 seconds in vain');
    await pause(10);
  }
}

it('loses nothing when it is killed in the middle, and sends one again at most, under the same number', async () => {
  await queued(40);
  server.delay = 20;
  const worker = await startWorker();
  await until(() => server.mails.length >= 10);
  worker.kill('SIGKILL');
  await once(worker, 'exit');
  server.delay = 0;
  expect(await count(`status = 'sending'`)).toBeLessThanOrEqual(1);
  expect(await count(`status = 'queued'`)).toBeGreaterThan(20);

  await startWorker();
  // The others do not wait for the lease of the one that was held.
  await until(async () => (await count(`status = 'queued'`)) === 0);
  await db.query(`UPDATE message SET claimed_until = now() WHERE status = 'sending'`);
  await db.query(`SELECT jobs.create_queue('messages.send', '{"policy": "short"}')`);
  await db.query(`INSERT INTO jobs.job (name, singleton_key, policy) VALUES ('messages.send', 'essai', 'short')`);
  await until(async () => (await count(`status = 'sent'`)) === 40);

  const ids = server.mails.map(({ messageId }) => messageId);
  expect(new Set(ids).size).toBe(40);
  expect(ids.length).toBeLessThanOrEqual(41);
}, 240_000);

it('ends when it is told to, with nothing held', async () => {
  const worker = started.at(-1);
  await queued(20);
  server.delay = 50;
  await db.query(`INSERT INTO jobs.job (name, singleton_key, policy) VALUES ('messages.send', 'fin', 'short')`);
  await until(async () => (await count(`status = 'sending'`)) === 1);
  worker?.kill('SIGTERM');
  if (worker) await once(worker, 'exit');
  expect(await count(`status = 'sending'`)).toBe(0);
  expect(await count(`status = 'queued'`)).toBeGreaterThan(0);
  expect(new Set(server.mails.map(({ messageId }) => messageId)).size).toBe(await count(`status = 'sent'`));
}, 240_000);
