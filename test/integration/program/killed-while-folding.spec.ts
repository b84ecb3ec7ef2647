import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { Leftovers } from '../../bench/harness/leftovers.js';
import { type Program, startProgram } from '../../bench/harness/program.js';
import { createBeneficiary } from '../../factories/beneficiaries.js';
import { createUser } from '../../factories/identity.js';
import { communes, createCommunes, createStructure } from '../../factories/structures.js';
import { createSession } from '../../factories/support-sessions.js';
import { dropTestDatabase, testDatabaseUrl, testDataSource } from '../../setup/database.js';

/** The built program, killed (-9) while it adds up figures. */
let db: DataSource;
const leftovers = new Leftovers();

beforeAll(async () => {
  db = await testDataSource();
  await createCommunes(db);
  const structureId = await createStructure(db, { communeInsee: communes.nancy.code });
  const mediatorId = (await createUser(db, { structureId })).id;
  const person = await createBeneficiary(db, { structureId, createdBy: mediatorId });
  for (let day = 1; day <= 20; day += 1) {
    const settings = { day: `2026-11-${String(day).padStart(2, '0')}`, beneficiaryId: day % 2 ? person : null };
    await createSession(db, { structureId, mediatorId }, settings);
  }
  // Slow enough to be caught in the middle: the lines of a day are written, those of its people are not yet.
  await db.query(
    `CREATE FUNCTION slowly() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(2); RETURN NEW; END $$`,
  );
  await db.query('CREATE TRIGGER slowly BEFORE INSERT ON people_day FOR EACH ROW EXECUTE FUNCTION slowly()');
});
afterAll(async () => {
  await leftovers.remove();
  await dropTestDatabase();
});

const start = async (): Promise<Program> => startProgram({ DATABASE_URL: await testDatabaseUrl() }, leftovers);

async function until(sql: string): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    const [{ held }] = await db.query<[{ held: boolean }]>(`SELECT (${sql}) AS held`);
    if (held) return;
    await pause(100);
  }
  throw new Error(`never: ${sql}`);
}

it('leaves its marks, and counts each thing once when it starts again', async () => {
  const { pid } = await start();
  await until(`SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'INSERT INTO people_day%'
    AND state = 'active')`);
  process.kill(pid, 'SIGKILL');
  await until(`SELECT NOT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database()
    AND query LIKE 'INSERT INTO people_day%')`);
  const [{ marks }] = await db.query<[{ marks: number }]>('SELECT count(*)::int AS marks FROM figure_mark');
  expect(marks).toBeGreaterThan(0);
  expect(await db.query('SELECT 1 FROM figure_day')).toEqual([]);

  await db.query('DROP TRIGGER slowly ON people_day');
  await start();
  await until('SELECT NOT EXISTS (SELECT FROM figure_mark)');
  const totals: unknown = await db.query(
    `SELECT territory, sum(people)::int AS people FROM figure_day WHERE dimension = 'total' GROUP BY 1 ORDER BY 1`,
  );
  expect(totals).toEqual([
    { territory: 'D-54', people: 20 },
    { territory: 'FR', people: 20 },
    { territory: 'R-44', people: 20 },
  ]);
  const people: unknown = await db.query(`SELECT sum(people)::int AS people FROM people_day WHERE territory = 'FR'`);
  expect(people).toEqual([{ people: 1 }]);
}, 120_000);
