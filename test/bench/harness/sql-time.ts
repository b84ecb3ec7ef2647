import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';

/** PostgreSQL’s sessions publish their counters at most once a second, when a statement ends. */
const PUBLISHING_MS = 1_100;

/**
 * Reads how long, in milliseconds and in sum over all sessions, this database has been working on statements
 * (`pg_stat_database.active_time`, PostgreSQL ≥ 14: parsing, planning and the commit’s wait for the disk included).
 * @param stir makes every session of the program run a statement, so that each publishes its counters
 */
export async function timeInSql(client: pg.Client, stir: () => Promise<unknown>): Promise<number> {
  await pause(PUBLISHING_MS);
  await stir();
  const { rows } = await client.query<{ ms: number }>(
    'SELECT active_time AS ms FROM pg_stat_database WHERE datname = current_database()',
  );
  const ms = rows[0]?.ms;
  if (ms === undefined) throw new Error('pg_stat_database says nothing of this database.');
  return ms;
}
