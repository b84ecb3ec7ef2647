import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { dropTestDatabase, testDatabaseUrl, testDataSource } from '../../setup/database.js';
import { aRow, csv, Files, someRows } from './directory-files.js';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const files = new Files();
let dataSource: DataSource;
let url: string;

beforeAll(async () => {
  url = await testDatabaseUrl();
  dataSource = await testDataSource();
});
afterAll(async () => {
  files.remove();
  await dropTestDatabase();
});

/** Runs the command as `npm run structures:import` does, from the sources. */
function run(...args: string[]): { code: number | null; out: string; err: string } {
  const child = spawnSync(
    process.execPath,
    ['--import', join(ROOT, 'test/setup/typescript.mjs'), join(ROOT, 'src/structures-import.ts'), ...args],
    {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], NODE_ENV: 'test', DATABASE_URL: url, SESSION_SECRET: 'x'.repeat(32) },
    },
  );
  return { code: child.status, out: child.stdout, err: child.stderr };
}

const count = async (): Promise<unknown> =>
  (await dataSource.query<{ count: number }[]>('SELECT count(*)::int FROM place WHERE gone_at IS NULL'))[0]?.count;

it('imports, and stops when the volume falls', async () => {
  const path = files.write('annuaire.csv', csv(someRows(10)));
  const done = run(path, '--source', 'essais');
  expect({ code: done.code, err: done.err }).toEqual({ code: 0, err: '' });
  expect(done.out).toContain('10 lignes lues\u00a0: 10 acceptées (dont 0 avec réparation), 0 refusée');
  expect(done.out).toContain('Import fait.');
  expect(await count()).toBe(10);

  const stopped = run(files.write('autre.csv', csv([aRow(1)])), '--source', 'essais');
  expect(await dataSource.query('SELECT verb, details FROM audit_event ORDER BY id')).toEqual([
    {
      verb: 'directory.import',
      details: { accepted: 10, refused: 0, created: 10, changed: 0, gone: 0, status: 'applied' },
    },
    {
      verb: 'directory.stop',
      details: { accepted: 1, refused: 0, created: 0, changed: 0, gone: 9, status: 'stopped' },
    },
  ]);
  expect(stopped.code).toBe(3);
  expect(stopped.out).toContain('Import arrêté\u00a0: le fichier a 1 lieu, la source en avait 10.');
  expect(await count()).toBe(10);
}, 120_000);

it('says what is wrong in one French sentence, without a stack', () => {
  const refused = run(files.write('faux.csv', 'prenom,nom\nLou,Martin\n'));
  expect(refused.code).toBe(1);
  expect(refused.err).toMatch(/^Ce fichier n’est pas un annuaire au schéma national.*\n$/);
  const wrong = run('a.csv', '--inconnu');
  expect(wrong.code).toBe(2);
  expect(wrong.err).toContain('Usage');
}, 60_000);
