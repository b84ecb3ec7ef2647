import type { QueryRunner } from 'typeorm';

/** pg-boss’s tables live in a schema of their own, beside ours. */
export const JOBS_SCHEMA = 'jobs';

/**
 * Makes pg-boss’s tables when they are not there. Called by `migrate`, under its lock: from then on a job can be
 * enqueued by any process, whether workers run or not. A newer pg-boss brings the tables up to date when workers start.
 */
export async function installJobs(runner: QueryRunner): Promise<void> {
  const [found] = (await runner.query(`SELECT to_regclass('${JOBS_SCHEMA}.version') IS NOT NULL AS installed`)) as {
    installed: boolean;
  }[];
  if (found?.installed) return;
  // Loaded here and not at the top: it is needed once in the life of a database.
  const { default: PgBoss } = await import('pg-boss');
  await runner.query(PgBoss.getConstructionPlans(JOBS_SCHEMA));
}
