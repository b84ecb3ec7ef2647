import { type DataSource, MigrationExecutor } from 'typeorm';
import { installJobs } from '../jobs/install-jobs.js';

/** Any number will do, as long as nothing else of ours takes the same. */
const MIGRATION_LOCK = 20_260_101;

/**
 * Runs the migrations not yet run, each in its own transaction, and makes the tables of the jobs; returns the names of
 * the migrations, in order.
 * Safe when several processes start together: one works, under a session advisory lock, and the others wait, then
 * find nothing left. If the process dies, its connection closes and the lock goes with it.
 *
 * @param dataSource initialised.
 * @throws what the failing migration threw; those before it stay.
 */
export async function migrate(dataSource: DataSource): Promise<string[]> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    try {
      const executor = new MigrationExecutor(dataSource, runner);
      executor.transaction = 'each';
      const done = await executor.executePendingMigrations();
      await installJobs(runner);
      return done.map((migration) => migration.name);
    } finally {
      await runner.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    }
  } finally {
    await runner.release();
  }
}
