import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reports that stay as they were taken, their links for people outside, and figures published as open data. */
export class Reports1795300920000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE frozen_report (
        id uuid PRIMARY KEY,
        kind text NOT NULL,
        period_from date NOT NULL,
        period_to date NOT NULL,
        -- Of whom: « structure » and its number, « mediator » and « structure/account », « department » and « 54 ».
        scope_kind text NOT NULL,
        scope_code text NOT NULL,
        scope_name text NOT NULL,
        filters jsonb NOT NULL DEFAULT '{}',
        filter_words jsonb NOT NULL DEFAULT '[]',
        definitions_version integer NOT NULL,
        content jsonb NOT NULL,
        taken_at timestamptz NOT NULL,
        made_by uuid NOT NULL REFERENCES app_user,
        CONSTRAINT frozen_report_kind_check CHECK (kind IN ('month', 'quarter', 'year', 'custom')),
        CONSTRAINT frozen_report_period_check CHECK (period_to >= period_from),
        CONSTRAINT frozen_report_scope_check CHECK (
          scope_kind IN ('mediator', 'structure', 'team', 'department', 'region', 'country'))
      );
      CREATE INDEX frozen_report_scope_idx ON frozen_report (scope_kind, scope_code, taken_at, id);

      -- A link for somebody without an account. Only the digest of its key is kept.
      CREATE TABLE report_share (
        id uuid PRIMARY KEY,
        report_id uuid NOT NULL REFERENCES frozen_report,
        token_hash text NOT NULL UNIQUE,
        label text NOT NULL,
        created_at timestamptz NOT NULL,
        created_by uuid NOT NULL REFERENCES app_user,
        expires_at timestamptz NOT NULL,
        revoked_at timestamptz,
        CONSTRAINT report_share_label_check CHECK (char_length(label) BETWEEN 1 AND 80),
        CONSTRAINT report_share_lifetime_check CHECK (
          expires_at > created_at AND expires_at <= created_at + interval '366 days')
      );
      CREATE INDEX report_share_report_id_idx ON report_share (report_id);

      -- Structures that agree to be counted in what is published. Off: no line.
      CREATE TABLE open_data_member (
        structure_id uuid PRIMARY KEY REFERENCES structure,
        since timestamptz NOT NULL,
        agreed_by uuid NOT NULL REFERENCES app_user
      );
      CREATE TABLE open_data_edition (
        year integer PRIMARY KEY,
        published_at timestamptz NOT NULL,
        structures integer NOT NULL,
        definitions_version integer NOT NULL,
        CONSTRAINT open_data_edition_year_check CHECK (year BETWEEN 2000 AND 2999)
      );
      CREATE TABLE open_data_line (
        year integer NOT NULL REFERENCES open_data_edition,
        department_code text NOT NULL REFERENCES department,
        dimension text NOT NULL,
        code text NOT NULL,
        -- Null: hidden, so that nobody can be recognised.
        count integer,
        PRIMARY KEY (year, department_code, dimension, code),
        CONSTRAINT open_data_line_count_check CHECK (count = 0 OR count >= 5)
      );

      CREATE FUNCTION forbid_report_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          RAISE EXCEPTION '% stays as it was taken', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
        END $$;
    `);
    for (const table of ['frozen_report', 'open_data_edition', 'open_data_line']) {
      await runner.query(`
        CREATE TRIGGER ${table}_frozen BEFORE UPDATE OR DELETE ON ${table}
          FOR EACH ROW EXECUTE FUNCTION forbid_report_change();
        CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON ${table}
          FOR EACH STATEMENT EXECUTE FUNCTION forbid_report_change();
        REVOKE UPDATE, DELETE, TRUNCATE ON ${table} FROM PUBLIC, CURRENT_USER;
      `);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE open_data_line;
      DROP TABLE open_data_edition;
      DROP TABLE open_data_member;
      DROP TABLE report_share;
      DROP TABLE frozen_report;
      DROP FUNCTION forbid_report_change();
    `);
  }
}
