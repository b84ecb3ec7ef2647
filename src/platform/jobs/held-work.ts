import { Inject, Injectable } from '@nestjs/common';
import pg from 'pg';

const LOCK_NOT_AVAILABLE = '55P03';

/**
 * Work on a record that one process does at a time. The lock is the session’s: it falls with the program, so that what a
 * killed one left is taken up again.
 */
@Injectable()
export class HeldWork {
  // Named: tsc writes no type for `pg.Pool`, which is a getter.
  constructor(@Inject(pg.Pool) private readonly pool: pg.Pool) {}

  /**
   * Holds a connection meanwhile, beside those that `work` takes.
   * @param kind first half of the lock: a number of the module’s own
   * @returns false when another process is at it
   */
  async alone(kind: number, id: string, work: () => Promise<void>): Promise<boolean> {
    const alive = await this.pool.connect();
    try {
      const isMine = await isTaken(alive, kind, id);
      if (isMine) await work();
      return isMine;
    } finally {
      // Closed: the lock goes with the session, whatever happened.
      alive.release(true);
    }
  }
}

/** A program that was just killed holds its lock for a moment still; another that lives, for as long as it works. */
async function isTaken(client: pg.PoolClient, kind: number, id: string): Promise<boolean> {
  try {
    await client.query(`SET lock_timeout = '10s'`);
    await client.query('SELECT pg_advisory_lock($1, hashtext($2))', [kind, id]);
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === LOCK_NOT_AVAILABLE) return false;
    throw error;
  }
}
