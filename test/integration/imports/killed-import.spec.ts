import { createHash } from 'node:crypto';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { newId } from '../../../src/platform/ids.js';
import { createUser } from '../../factories/identity.js';
import { createStructure } from '../../factories/structures.js';
import { dropTestDatabase, testDatabaseUrl, testDataSource } from '../../setup/database.js';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const PEOPLE = 6_000;
const started: ChildProcess[] = [];
let db: DataSource;
let folder: string;
let owner: { structureId: string; userId: string };

beforeAll(async () => {
  db = await testDataSource();
  folder = mkdtempSync(join(tmpdir(), 'killed-'));
  mkdirSync(join(folder, 'imports'));
  const structureId = await createStructure(db);
  owner = { structureId, userId: (await createUser(db, { structureId })).id };
});
afterAll(async () => {
  for (const child of started) child.kill('SIGKILL');
  await dropTestDatabase();
  rmSync(folder, { recursive: true });
});

async function startWorker(): Promise<ChildProcess> {
  const args = ['--import', join(ROOT, 'test/setup/typescript.mjs'), join(import.meta.dirname, 'worker-program.ts')];
  const child = spawn(process.execPath, [...args, await testDatabaseUrl(), folder], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  started.push(child);
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`The worker ended: ${String(code)}`)));
  await Promise.race([once(child.stdout, 'data'), ended]);
  ended.catch(() => undefined);
  return child;
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 90_000;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('waited 90 seconds in vain');
    await pause(5);
  }
}

const one = async (sql: string, parameters: unknown[] = []): Promise<number> =>
  Number((await db.query<{ n: unknown }[]>(`SELECT (${sql}) AS n`, parameters))[0]?.n);

const inState = async (id: string, status: string): Promise<boolean> =>
  (await one(`SELECT count(*) FROM people_import WHERE id = $1 AND status = $2`, [id, status])) === 1;

/** A table that has been received and is to be read. */
async function received(content: string): Promise<string> {
  const id = newId();
  writeFileSync(join(folder, 'imports', `${id}.fichier`), content);
  await db.query(
    `INSERT INTO people_import (id, structure_id, requested_by, kind, layout, file_name, file_hash, sheet, heading_row,
       headings, columns, status, received_at)
     VALUES ($1, $2, $3, 'people', 'other', 'liste.csv', $4, 0, 1, '{Nom,Prénom}', '{"lastName": 0, "firstName": 1}',
       'analysing', now())`,
    [id, owner.structureId, owner.userId, createHash('sha256').update(content).digest('hex')],
  );
  return id;
}

async function kill(worker: ChildProcess): Promise<void> {
  worker.kill('SIGKILL');
  await once(worker, 'exit');
}

it('killed while it reads, while it applies and while it undoes, it goes on: nothing lost, nothing doubled', async () => {
  const rows = Array.from({ length: PEOPLE }, (_, index) => `Nom${index.toString(36)}q;Prénom${index}`);
  const id = await received(['Nom;Prénom', ...rows].join('\n'));
  const made = `SELECT count(*) FROM beneficiary WHERE structure_id = '${owner.structureId}'`;

  const reading = await startWorker();
  await until(async () => (await one('SELECT rows_read FROM people_import WHERE id = $1', [id])) > 500);
  await kill(reading);
  expect(await inState(id, 'analysing')).toBe(true);
  expect(await one('SELECT count(*) FROM people_import_row')).toBe(0);

  const applying = await startWorker();
  await until(() => inState(id, 'analysed'));
  expect(await one('SELECT count(*) FROM people_import_row')).toBe(PEOPLE);
  await db.query(`UPDATE people_import SET status = 'applying', duplicates = 'create', rows_read = 0 WHERE id = $1`, [
    id,
  ]);
  await db.query(`INSERT INTO jobs.job (name, singleton_key, policy) VALUES ('imports.run', 'essai', 'short')`);
  await until(async () => (await one(made)) >= 1_000);
  await kill(applying);
  const before = await one(made);
  expect(before).toBeLessThan(PEOPLE);
  expect(await one(`SELECT count(*) FROM people_import_row WHERE outcome = 'created'`)).toBe(before);

  const undoing = await startWorker();
  await until(() => inState(id, 'applied'));
  expect(await one(made)).toBe(PEOPLE);
  expect(await one(`SELECT count(DISTINCT first_name) FROM beneficiary`)).toBe(PEOPLE);
  await db.query(`UPDATE people_import SET status = 'undoing' WHERE id = $1`, [id]);
  await db.query(`INSERT INTO jobs.job (name, singleton_key, policy) VALUES ('imports.run', 'retour', 'short')`);
  await until(async () => (await one(made)) <= PEOPLE - 1_000);
  await kill(undoing);
  expect(await one(made)).toBeGreaterThan(0);

  await startWorker();
  await until(() => inState(id, 'undone'));
  expect(await one(made)).toBe(0);
  expect(await one(`SELECT count(*) FROM people_import_row WHERE undone = 'removed'`)).toBe(PEOPLE);
  expect(await one(`SELECT count(*) FROM audit_event WHERE verb = 'beneficiary.import'`)).toBe(PEOPLE);
}, 300_000);
