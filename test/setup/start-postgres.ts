/**
 * Jest globalSetup of the projects that need a database: one PostgreSQL for the whole run, embedded, in a temporary
 * folder, or the one of TEST_DATABASE_URL (a role that may create databases). Workers find it in TEST_POSTGRES.
 *
 * Jest loads this file outside its module system: it may import nothing of ours, hence a process of its own.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

declare global {
  var testPostgres: ChildProcess | undefined;
}

export default async function startPostgres(config: { rootDir: string }): Promise<void> {
  if (globalThis.testPostgres) return;
  const setup = join(config.rootDir, 'test', 'setup');
  const child = spawn(process.execPath, ['--import', join(setup, 'typescript.mjs'), join(setup, 'test-server.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  globalThis.testPostgres = child;
  const ready = once(createInterface(child.stdout), 'line') as Promise<[string]>;
  const ended = once(child, 'exit').then(() => undefined);
  const line = await Promise.race([ready, ended]);
  if (!line) throw new Error('The PostgreSQL of the tests did not start; the reason is above.');
  process.env['TEST_POSTGRES'] = line[0];
}
