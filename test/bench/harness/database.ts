import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
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

/**
 * A database of this benchmark alone, migrated, with the communes loaded: on the server of TEST_DATABASE_URL (a role
 * that may create databases), else on an embedded PostgreSQL in a temporary folder, with its ordinary, durable settings.
 */
export async function benchDatabase(leftovers: Leftovers): Promise<BenchDatabase> {
  const server = process.env['TEST_DATABASE_URL'] ?? (await embeddedServer(leftovers));
  const url = await ownDatabase(server, leftovers);
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

/** A folder that the account of PostgreSQL can enter, also when root runs the benchmark. */
export async function temporaryFolder(leftovers: Leftovers): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'passerelle-bench-'));
  leftovers.add(() => rm(folder, { recursive: true, force: true }));
  await chmod(folder, 0o711);
  return folder;
}

async function embeddedServer(leftovers: Leftovers): Promise<string> {
  const folder = await temporaryFolder(leftovers);
  note('starting an embedded PostgreSQL');
  const server = await startEmbedded(join(folder, 'data'));
  leftovers.add(() => server.stop());
  return server.url;
}

async function ownDatabase(server: string, leftovers: Leftovers): Promise<string> {
  const name = `passerelle_bench_${randomBytes(4).toString('hex')}`;
  const admin = await connected(server);
  leftovers.add(async () => {
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await admin.end();
  });
  await admin.query(`CREATE DATABASE ${name} TEMPLATE template0`);
  const address = new URL(server);
  address.pathname = `/${name}`;
  return address.href;
}

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, types: postgresTypes, options: '-c timezone=UTC' });
  // Ended from outside when the benchmark is interrupted: the statement under way says so already.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}
