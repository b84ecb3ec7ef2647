import { randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { loadCommunes } from '../../../src/modules/structures/index.js';
import { dataSourceOptions } from '../../../src/platform/db/data-source.js';
import { startEmbedded } from '../../../src/platform/db/embedded/index.js';
import { migrate } from '../../../src/platform/db/migrate.js';
import { postgresTypes } from '../../../src/platform/db/postgres-types.js';
import { note, noteMachine } from '../report.js';
import type { Leftovers } from './leftovers.js';

export interface BenchDatabase {
  readonly url: string;
  /** A connection for the makers of data. */
  readonly client: pg.Client;
}

/** Folder of an embedded PostgreSQL that outlives the benchmark, so that large data is made once for several. */
const KEPT_FOLDER = process.env['BENCH_DATA_DIR'];

/**
 * A database of this benchmark alone, migrated, with the communes loaded: on the server of TEST_DATABASE_URL (a role
 * that may create databases), else on an embedded PostgreSQL in a temporary folder, with its ordinary, durable settings.
 */
export async function benchDatabase(leftovers: Leftovers): Promise<BenchDatabase> {
  const server = process.env['TEST_DATABASE_URL'] ?? (await embeddedServer(leftovers));
  const name = `passerelle_bench_${randomBytes(4).toString('hex')}`;
  const admin = await connected(server);
  leftovers.add(async () => {
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await admin.end();
  });
  await admin.query(`CREATE DATABASE ${name} TEMPLATE template0`);
  return opened(addressOf(server, name), leftovers);
}

/**
 * The same with large data in it. With BENCH_DATA_DIR=FOLDER the server's files stay in that folder and what was made there
 * under this name is used again, brought to today's schema first; benchmarks may share the folder, also at once.
 * @param name of the database: letters and underscores; data of another kind or size has another name
 * @param fill makes the data; what it leaves half-made is made anew the next time
 */
export async function madeOnce(
  name: string,
  fill: (database: BenchDatabase) => Promise<void>,
  leftovers: Leftovers,
): Promise<BenchDatabase> {
  if (KEPT_FOLDER === undefined || process.env['TEST_DATABASE_URL'] !== undefined) {
    const database = await benchDatabase(leftovers);
    await fill(database);
    return database;
  }
  const server = await embeddedServer(leftovers);
  const admin = await connected(server);
  const { rowCount } = await admin.query('SELECT FROM pg_database WHERE datname = $1', [name]);
  if (rowCount === 0) {
    const draft = `${name}_draft`;
    await admin.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
    await admin.query(`CREATE DATABASE ${draft} TEMPLATE template0`);
    const own = leftovers.apart();
    const database = await opened(addressOf(server, draft), own);
    await fill(database);
    await own.remove();
    await admin.query(`ALTER DATABASE ${draft} RENAME TO ${name}`);
  } else note(`${name} is there already`);
  await admin.end();
  return opened(addressOf(server, name), leftovers);
}

/** A folder that the account of PostgreSQL can enter, also when root runs the benchmark. */
export async function temporaryFolder(leftovers: Leftovers): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'passerelle-bench-'));
  leftovers.add(() => rm(folder, { recursive: true, force: true }));
  await chmod(folder, 0o711);
  return folder;
}

async function embeddedServer(leftovers: Leftovers): Promise<string> {
  const folder = KEPT_FOLDER ?? (await temporaryFolder(leftovers));
  if (KEPT_FOLDER !== undefined) {
    await mkdir(KEPT_FOLDER, { recursive: true });
    await chmod(KEPT_FOLDER, 0o711);
  }
  note('starting an embedded PostgreSQL');
  const server = await startEmbedded(join(folder, 'data'), { share: KEPT_FOLDER !== undefined });
  leftovers.add(() => server.stop());
  return server.url;
}

function addressOf(server: string, name: string): string {
  const address = new URL(server);
  address.pathname = `/${name}`;
  return address.href;
}

async function opened(url: string, leftovers: Leftovers): Promise<BenchDatabase> {
  const dataSource = await new DataSource(dataSourceOptions(url, { poolSize: 2 })).initialize();
  try {
    await migrate(dataSource);
    await loadCommunes(dataSource, new Date());
  } finally {
    await dataSource.destroy();
  }
  const client = await connected(url);
  leftovers.add(() => client.end());
  const { rows } = await client.query<{ server_version: string }>('SHOW server_version');
  noteMachine({ postgres: rows[0]?.server_version ?? '' });
  return { url, client };
}

/** One more connection, ended with the others. */
export async function anotherClient({ url }: BenchDatabase, leftovers: Leftovers): Promise<pg.Client> {
  const client = await connected(url);
  leftovers.add(() => client.end());
  return client;
}

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, types: postgresTypes, options: '-c timezone=UTC' });
  // Ended from outside when the benchmark is interrupted: the statement under way says so already.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}
