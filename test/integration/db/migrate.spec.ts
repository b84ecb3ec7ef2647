import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';
import { migrations } from '../../../migrations/index.js';
import { dataSourceOptions, type DatabaseSettings } from '../../../src/platform/db/data-source.js';
import { migrate } from '../../../src/platform/db/migrate.js';
import { dropDatabase, emptyDatabaseUrl } from '../../setup/database.js';

const names = migrations.map((migration) => migration.name);

class Slow1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Not IF NOT EXISTS: a second run would fail.
    await runner.query('SELECT pg_sleep(0.3); CREATE TABLE slow (id int)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE slow');
  }
}

class Faulty1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE half_done (id int)');
    await runner.query('SELECT 1 / 0');
  }

  async down(): Promise<void> {}
}

describe('migrations', () => {
  let url: string;
  let opened: DataSource[];

  beforeEach(async () => {
    url = await emptyDatabaseUrl();
    opened = [];
  });

  afterEach(async () => {
    await Promise.all(opened.map((dataSource) => dataSource.destroy()));
    await dropDatabase(url);
  });

  async function open(settings: Partial<DatabaseSettings> = {}): Promise<DataSource> {
    const dataSource = await new DataSource(dataSourceOptions(url, { poolSize: 2, ...settings })).initialize();
    opened.push(dataSource);
    return dataSource;
  }

  it('run once when two programs start together on an empty database', async () => {
    const [one, two] = [await open(), await open()];
    const done = await Promise.all([migrate(one), migrate(two)]);
    expect(done.map((list) => list.length).sort((a, b) => a - b)).toEqual([0, names.length]);
    expect(await one.query('SELECT name FROM migrations ORDER BY id')).toEqual(names.map((name) => ({ name })));
  });

  it('make the second program wait for the first, not fail', async () => {
    const programs = await Promise.all([1, 2, 3].map(() => open({ migrations: [Slow1700000000000] })));
    const done = await Promise.all(programs.map((program) => migrate(program)));
    expect(done.flat()).toEqual(['Slow1700000000000']);
  });

  it('leave nothing of the one that fails, keep those before it, and free the lock', async () => {
    const dataSource = await open({ migrations: [Slow1700000000000, Faulty1700000000001] });
    await expect(migrate(dataSource)).rejects.toThrow('division by zero');
    const tables: unknown = await dataSource.query(
      `SELECT to_regclass('slow') AS kept, to_regclass('half_done') AS undone`,
    );
    expect(tables).toEqual([{ kept: 'slow', undone: null }]);
    expect(await migrate(await open({ migrations: [Slow1700000000000] }))).toEqual([]);
  });

  it('can all be undone, one after the other, and run again', async () => {
    const dataSource = await open();
    await migrate(dataSource);
    const before = await schema(dataSource);
    for (const _ of names) await dataSource.undoLastMigration({ transaction: 'each' });
    expect(await schema(dataSource)).toEqual(['table migrations']);
    await migrate(dataSource);
    expect(await schema(dataSource)).toEqual(before);
  });

  it('are listed oldest first, each under the time of its file', () => {
    const times = names.map((name) => name.slice(-13));
    expect(times.filter((time) => !/^\d{13}$/.test(time))).toEqual([]);
    expect([...times].sort()).toEqual(times);
  });

  /** What our migrations made: tables, views, functions and types of `public`, those of extensions left out. */
  async function schema(dataSource: DataSource): Promise<string[]> {
    const rows = await dataSource.query<{ name: string }[]>(`
      SELECT kind || ' ' || name AS name FROM (
        SELECT CASE WHEN relkind IN ('v', 'm') THEN 'view' ELSE 'table' END AS kind, relname AS name, oid
          FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm')
        UNION ALL
        SELECT 'function', proname, oid FROM pg_proc WHERE pronamespace = 'public'::regnamespace
        UNION ALL
        SELECT 'type', typname, oid FROM pg_type WHERE typnamespace = 'public'::regnamespace AND typtype IN ('e', 'd')
      ) AS object
      WHERE NOT EXISTS (SELECT FROM pg_depend WHERE objid = object.oid AND deptype = 'e')
      ORDER BY name COLLATE "C"`);
    return rows.map((row) => row.name);
  }
});
