import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../../src/platform/db/data-source.js';
import { migrate } from '../../../src/platform/db/migrate.js';
import { dropDatabase, emptyDatabaseUrl } from '../../setup/database.js';
import { allEntities } from './all-entities.js';

/**
 * The entities and the migrations must tell the same story: after the migrations, TypeORM has nothing left to do.
 *
 * TypeORM cannot express an index by method, expression or operator class (GIN and GiST, trigrams, lower(…)). Such an
 * index is made by the migration, and declared on the entity only to be left alone: `@Index('name', { synchronize: false })`.
 * Triggers, functions, views and grants are outside what it compares. A CHECK is compared by its name alone.
 */
describe('entities and migrations', () => {
  let url: string;
  let dataSource: DataSource;

  beforeAll(async () => {
    url = await emptyDatabaseUrl();
    const entities = await allEntities();
    dataSource = await new DataSource(dataSourceOptions(url, { poolSize: 2, entities })).initialize();
    await migrate(dataSource);
  });

  afterAll(async () => {
    await dataSource.destroy();
    await dropDatabase(url);
  });

  it('agree on every table, column, key, check and index', async () => {
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    expect(upQueries.map((query) => query.query)).toEqual([]);
  });

  it('names each CHECK and EXCLUDE of an entity as the database does', async () => {
    const declared = dataSource.entityMetadatas.flatMap((entity) =>
      [...entity.checks, ...entity.exclusions].map((constraint) => `${entity.tableName}.${constraint.name}`),
    );
    const rows = await dataSource.query<{ name: string }[]>(
      `SELECT conrelid::regclass || '.' || conname AS name FROM pg_constraint
       WHERE contype IN ('c', 'x') AND connamespace = 'public'::regnamespace`,
    );
    expect(rows.map((row) => row.name)).toEqual(expect.arrayContaining(declared));
  });
});
