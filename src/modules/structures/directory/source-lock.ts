import type { PoolClient } from 'pg';
import { ConflictError } from '../../../platform/errors/domain-error.js';

/** First halves of our advisory locks: a source that is being written, an import that is alive. */
const SOURCE = 430_201;
const RUN = 430_202;

/**
 * Holds a source until the end of the transaction: two imports of one source would each mark as gone what the other
 * brings.
 *
 * @throws ConflictError in French when another import, or an undoing, has it
 */
export async function lockSource(client: PoolClient, source: string): Promise<void> {
  const { rows } = await client.query<{ got: boolean }>('SELECT pg_try_advisory_xact_lock($1, hashtext($2)) AS got', [
    SOURCE,
    source,
  ]);
  if (rows[0]?.got) return;
  throw new ConflictError(
    `Un autre import de la source «\u00a0${source}\u00a0» est en cours. Attendez qu’il finisse, puis recommencez.`,
  );
}

/** Says that an import is alive until the end of the transaction, however its program ends. */
export async function holdRun(client: PoolClient, importId: string): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock($1, hashtext($2))', [RUN, importId]);
}

/** SQL: true when some session is running the import of this id. PostgreSQL drops the lock of a program that died. */
export const isAliveSql = (importId: string): string => `EXISTS (
  SELECT FROM pg_locks
  WHERE locktype = 'advisory' AND classid = ${RUN} AND objsubid = 2
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
    AND objid = (hashtext(${importId}::text)::bigint & 4294967295)::oid)`;
