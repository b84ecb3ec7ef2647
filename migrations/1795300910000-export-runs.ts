import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Exports that are made in the background, and wait a day to be fetched. Their files are on disk: see ADR 18. */
export class ExportRuns1795300910000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE export_run (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL REFERENCES app_user,
        membership_id uuid NOT NULL REFERENCES membership,
        structure_id uuid REFERENCES structure,
        asked_in text NOT NULL,
        kind text NOT NULL,
        format text NOT NULL,
        from_day date NOT NULL,
        to_day date NOT NULL,
        filters jsonb NOT NULL DEFAULT '{}',
        state text NOT NULL,
        rows_expected integer NOT NULL,
        rows_written integer NOT NULL DEFAULT 0,
        size bigint,
        sha256 text,
        failure text,
        created_at timestamptz NOT NULL,
        started_at timestamptz,
        ended_at timestamptz,
        expires_at timestamptz,
        CONSTRAINT export_run_kind_check CHECK (kind IN ('sessions', 'accompaniments', 'referrals', 'workshops')),
        CONSTRAINT export_run_format_check CHECK (format IN ('csv', 'xlsx', 'ods', 'jsonl', 'coop')
          AND (format = 'coop') <= (kind = 'accompaniments')),
        CONSTRAINT export_run_days_check CHECK (to_day >= from_day),
        CONSTRAINT export_run_state_check CHECK (state IN ('waiting', 'running', 'ready', 'cancelled', 'failed', 'expired')
          AND (state = 'failed') = (failure IS NOT NULL)
          AND (state IN ('waiting', 'running')) = (ended_at IS NULL)
          AND (state IN ('ready', 'expired')) = (size IS NOT NULL)
          AND num_nonnulls(size, sha256, expires_at) IN (0, 3))
      );
      CREATE INDEX export_run_list_idx ON export_run (user_id, created_at DESC);
      CREATE INDEX export_run_to_do_idx ON export_run (rows_expected, created_at) WHERE state IN ('waiting', 'running');
      CREATE INDEX export_run_expiry_idx ON export_run (expires_at) WHERE state = 'ready';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE export_run');
  }
}
