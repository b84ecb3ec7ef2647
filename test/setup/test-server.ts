/**
 * The PostgreSQL of one test run, in a process of its own: writes `{ url, template }` on one line when ready, then
 * waits for its standard input to close. So it ends with Jest, even when Jest is killed, and leaves nothing behind.
 */
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/platform/db/data-source.js';
import { startEmbedded } from '../../src/platform/db/embedded/index.js';
import { migrate } from '../../src/platform/db/migrate.js';

const UNSAFE_AND_FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_wal_size: '4GB' };

/** Every database of this run begins with this name, so that the end of the run can find them. */
const prefix = `passerelle_test_${randomBytes(4).toString('hex')}`;

async function startServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given) return { url: given, stop: () => Promise.resolve() };
  const folder = await mkdtemp(join(tmpdir(), 'passerelle-test-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  // Run by root, PostgreSQL has an account of its own, which must get in.
  await chmod(folder, 0o711);
  try {
    const server = await startEmbedded(join(folder, 'data'), { settings: UNSAFE_AND_FAST });
    return { url: server.url, stop: () => server.stop().finally(remove) };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function admin<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return work(client).finally(() => client.end());
}

async function buildTemplate(url: string): Promise<string> {
  const template = `${prefix}_template`;
  await admin(url, (client) => client.query(`CREATE DATABASE ${template} TEMPLATE template0`));
  const address = new URL(url);
  address.pathname = `/${template}`;
  const dataSource = await new DataSource(dataSourceOptions(address.href, { poolSize: 2 })).initialize();
  await migrate(dataSource).finally(() => dataSource.destroy());
  return template;
}

async function dropAll(url: string): Promise<void> {
  await admin(url, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      'SELECT datname AS name FROM pg_database WHERE starts_with(datname, $1)',
      [prefix],
    );
    for (const { name } of rows) await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  });
}

// Ctrl-C reaches this process too; Jest decides when it ends, by closing the input.
process.on('SIGINT', () => undefined);

const stopAsked = new Promise<void>((resolve) => {
  process.stdin.on('end', resolve).on('close', resolve).resume();
});
const server = await startServer();
try {
  const template = await buildTemplate(server.url);
  process.stdout.write(`${JSON.stringify({ url: server.url, template })}\n`);
  await stopAsked;
} finally {
  await dropAll(server.url).finally(() => server.stop());
}
