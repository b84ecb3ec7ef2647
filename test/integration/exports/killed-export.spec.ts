import { createHash } from 'node:crypto';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { placeOf } from '../../../src/modules/exports/export-asked.js';
import { createExportRun } from '../../factories/exports.js';
import { createManySessions } from '../../factories/exports.js';
import { createUser } from '../../factories/identity.js';
import { createStructure } from '../../factories/structures.js';
import { dropTestDatabase, testDatabaseUrl, testDataSource } from '../../setup/database.js';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const WORKER = join(ROOT, 'test/integration/imports/worker-program.ts');
const MANY = 150_000;
const started: ChildProcess[] = [];
let db: DataSource;
let folder: string;

beforeAll(async () => {
  db = await testDataSource();
  folder = mkdtempSync(join(tmpdir(), 'killed-'));
});
afterAll(async () => {
  for (const child of started) child.kill('SIGKILL');
  await dropTestDatabase();
  rmSync(folder, { recursive: true });
});

async function startWorker(): Promise<ChildProcess> {
  const args = ['--import', join(ROOT, 'test/setup/typescript.mjs'), WORKER, await testDatabaseUrl(), folder];
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
  started.push(child);
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`The worker ended: ${String(code)}`)));
  await Promise.race([once(child.stdout, 'data'), ended]);
  ended.catch(() => undefined);
  return child;
}

async function until(condition: () => Promise<boolean> | boolean): Promise<void> {
  const end = Date.now() + 120_000;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('waited two minutes in vain');
    await pause(5);
  }
}

const lying = (): string[] => (existsSync(join(folder, 'exports')) ? readdirSync(join(folder, 'exports')) : []);

it('killed in the middle, it is begun again: one whole file, and nothing of the first', async () => {
  const structureId = await createStructure(db);
  const user = await createUser(db, { role: 'mediator', structureId });
  await createManySessions(db, { structureId, mediatorId: user.id }, MANY);
  const askedIn = placeOf({ role: 'mediator', structureId, scope: null });
  const id = await createExportRun(db, { ...user, structureId, askedIn });
  const draft = join(folder, 'exports', `${id}.partiel`);

  const first = await startWorker();
  await until(() => existsSync(draft) && statSync(draft).size > 500_000);
  first.kill('SIGKILL');
  await once(first, 'exit');
  expect(lying()).toEqual([`${id}.partiel`]);
  const [cut] = await db.query<{ state: string }[]>('SELECT state FROM export_run WHERE id = $1', [id]);
  expect(cut?.state).toBe('running');

  await startWorker();
  await until(async () => {
    const [run] = await db.query<{ state: string }[]>('SELECT state FROM export_run WHERE id = $1', [id]);
    return run?.state === 'ready';
  });
  expect(lying()).toEqual([`${id}.fichier`]);
  const content = readFileSync(join(folder, 'exports', `${id}.fichier`));
  expect(content.toString().trimEnd().split('\r\n')).toHaveLength(MANY + 1);
  const [run] = await db.query<{ sha256: string; rowsWritten: number }[]>(
    'SELECT sha256, rows_written AS "rowsWritten" FROM export_run WHERE id = $1',
    [id],
  );
  expect(run).toEqual({ sha256: createHash('sha256').update(content).digest('hex'), rowsWritten: MANY });
  const verbs = await db.query<{ verb: string }[]>('SELECT verb FROM audit_event WHERE subject_id = $1', [id]);
  expect(verbs).toEqual([{ verb: 'export.finish' }]);
}, 300_000);

it('a program that is told to stop leaves it to be begun again, and its draft is gone', async () => {
  const [owner] = await db.query<{ user: string; structure: string; membership: string; place: string }[]>(
    `SELECT user_id AS user, structure_id AS structure, membership_id AS membership, asked_in AS place FROM export_run`,
  );
  if (!owner) throw new Error('No export');
  const asker = { id: owner.user, membershipId: owner.membership, structureId: owner.structure, askedIn: owner.place };
  const worker = started.at(-1) as ChildProcess;
  const id = await createExportRun(db, asker, { format: 'xlsx' });
  await db.query(`INSERT INTO jobs.job (name, singleton_key, policy) VALUES ('exports.run', 'essai', 'short')`);
  const draft = join(folder, 'exports', `${id}.partiel`);
  await until(() => existsSync(draft) && statSync(draft).size > 100_000);
  worker.kill('SIGTERM');
  await once(worker, 'exit');
  expect(lying().some((name) => name.startsWith(id))).toBe(false);
  const [run] = await db.query<{ state: string }[]>('SELECT state FROM export_run WHERE id = $1', [id]);
  expect(run?.state).toBe('running');
}, 300_000);
