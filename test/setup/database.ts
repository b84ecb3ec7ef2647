/**
 * A database for one test file, cloned from the migrated template (Jest projects integration, web and browser).
 *
 *     let dataSource: DataSource;
 *     beforeAll(async () => {
 *       dataSource = await testDataSource([Beneficiary]);     // or: url = await testDatabaseUrl()
 *     });
 *     afterAll(() => dropTestDatabase());
 *
 * `testDatabaseUrl()` gives the same database all through the file. Rows that a test leaves are there for the next
 * one, so a test looks at its own rows only. For two sessions that race: `connect(url)` twice.
 */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/platform/db/data-source.js';
import { postgresTypes } from '../../src/platform/db/postgres-types.js';

const opened: { end(): Promise<void> }[] = [];
let clone: Promise<string> | undefined;

/** Address of this file’s database; cloned at the first call. */
export function testDatabaseUrl(): Promise<string> {
  return (clone ??= createDatabase(testServer().template));
}

/** A database of this run with nothing in it, not even the schema: for tests of migrations. */
export function emptyDatabaseUrl(): Promise<string> {
  return createDatabase('template0');
}

/** This file’s database through TypeORM; closed by `dropTestDatabase`. */
export async function testDataSource(entities: readonly (new () => object)[] = []): Promise<DataSource> {
  const options = dataSourceOptions(await testDatabaseUrl(), { poolSize: 5, entities });
  const dataSource = await new DataSource(options).initialize();
  opened.push({ end: () => (dataSource.isInitialized ? dataSource.destroy() : Promise.resolve()) });
  return dataSource;
}

/** A session of its own, reading values as the program does; closed by `dropTestDatabase`. */
export async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, types: postgresTypes, options: '-c timezone=UTC' });
  await client.connect();
  let ended = false;
  client.once('end', () => (ended = true));
  opened.push({ end: () => (ended ? Promise.resolve() : client.end()) });
  return client;
}

/** Closes what was opened here and drops this file’s database. What the test itself opened it closes first. */
export async function dropTestDatabase(): Promise<void> {
  await Promise.all(opened.splice(0).map((item) => item.end()));
  if (clone) await dropDatabase(await clone);
  clone = undefined;
}

/** Drops a database given by `emptyDatabaseUrl`. */
export async function dropDatabase(url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1);
  await onServer((client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
}

async function createDatabase(template: string): Promise<string> {
  const { url, template: migrated } = testServer();
  const name = `${migrated.replace(/_template$/, '')}_${randomBytes(4).toString('hex')}`;
  await onServer((client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY file_copy`));
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}

async function onServer<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: testServer().url });
  await client.connect();
  return work(client).finally(() => client.end());
}

function testServer(): { url: string; template: string } {
  const line = process.env['TEST_POSTGRES'];
  if (!line)
    throw new Error('No test server: run this file in a Jest project with a database (integration, web, browser).');
  return JSON.parse(line) as { url: string; template: string };
}
