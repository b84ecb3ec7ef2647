import pg from 'pg';
import { type Cluster, NAME } from './cluster.js';

/** Held in the database `postgres` by the one program that uses the cluster. */
const TENANCY_LOCK = 20_260_102;

/** `unref` exists on pg’s client and is missing from its types: the connection alone does not keep the process alive. */
export type LockHolder = pg.Client & { unref(): void };

export type Tenancy =
  { readonly state: 'held'; readonly client: LockHolder } | { readonly state: 'taken' | 'unreachable' };

/**
 * Asks to be the only program on the server listening at `port`. The lock belongs to a connection: when the program
 * dies, however it dies, it is free again at once, with no file to clean up.
 * @returns `unreachable` while the server starts, stops or is absent.
 */
export async function askTenancy(cluster: Cluster, port: number): Promise<Tenancy> {
  const client = new pg.Client({
    connectionString: serverUrl(cluster, port, 'postgres'),
    connectionTimeoutMillis: 5_000,
  }) as LockHolder;
  // Its end is the server’s end, which is watched elsewhere.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ held: boolean }>('SELECT pg_try_advisory_lock($1) AS held', [TENANCY_LOCK]);
    if (rows[0]?.held) return { state: 'held', client };
    await client.end();
    return { state: 'taken' };
  } catch {
    await client.end().catch(() => undefined);
    return { state: 'unreachable' };
  }
}

/** Makes our database when it is not there yet. */
export async function ensureDatabase(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [NAME]);
  if (rowCount === 0) await client.query(`CREATE DATABASE ${NAME}`);
}

export function serverUrl(cluster: Cluster, port: number, database: string): string {
  return `postgres://${NAME}:${encodeURIComponent(cluster.password)}@127.0.0.1:${port}/${database}`;
}
