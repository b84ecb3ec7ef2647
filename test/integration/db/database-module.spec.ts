import { expect, it } from '@jest/globals';
import { Test } from '@nestjs/testing';
import pg from 'pg';
import { ConfigModule, loadConfig } from '../../../src/platform/config/index.js';
import { DATABASE_URL, DatabaseModule, UnitOfWork } from '../../../src/platform/db/index.js';
import { dropDatabase, emptyDatabaseUrl } from '../../setup/database.js';

it('DatabaseModule migrates an empty database before the program uses it, and closes it with the program', async () => {
  const url = await emptyDatabaseUrl();
  const config = loadConfig({ NODE_ENV: 'test', SESSION_SECRET: 'un-secret-de-trente-deux-caracteres' });
  const program = await Test.createTestingModule({
    imports: [ConfigModule.with(config), DatabaseModule.with(url)],
  }).compile();
  const first = await program
    .get(UnitOfWork)
    .query<{ name: string }>('SELECT name FROM migrations ORDER BY id LIMIT 1');
  expect(first).toEqual([{ name: 'Foundation1795300000000' }]);
  expect(program.get<string>(DATABASE_URL)).toBe(url);
  const pool = program.get(pg.Pool);
  expect((await pool.query('SELECT 7::int8 AS seven')).rows).toEqual([{ seven: 7 }]);
  await program.close();
  expect(pool.ended).toBe(true);
  await dropDatabase(url);
});
