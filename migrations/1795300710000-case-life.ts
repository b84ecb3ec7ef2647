import { MigrationInterface, QueryRunner } from 'typeorm';

/** The life of a file: goals, people to call back, mandates, and shares that the person agreed to without a referral. */
export class CaseLife1795300710000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE beneficiary_goal (
        id uuid PRIMARY KEY,
        beneficiary_id uuid NOT NULL REFERENCES beneficiary,
        structure_id uuid NOT NULL REFERENCES structure,
        words text NOT NULL,
        agreed_on date NOT NULL,
        status text NOT NULL,
        ended_on date,
        created_by uuid NOT NULL REFERENCES app_user,
        created_at timestamptz NOT NULL,
        ended_by uuid REFERENCES app_user,
        CONSTRAINT beneficiary_goal_status_check CHECK (status IN ('open', 'reached', 'dropped')),
        CONSTRAINT beneficiary_goal_end_check CHECK (num_nonnulls(ended_on, ended_by) = CASE status WHEN 'open' THEN 0 ELSE 2 END),
        CONSTRAINT beneficiary_goal_days_check CHECK (ended_on >= agreed_on)
      );
      CREATE INDEX beneficiary_goal_beneficiary_idx ON beneficiary_goal (beneficiary_id, agreed_on DESC, id);

      CREATE TABLE beneficiary_recall (
        id uuid PRIMARY KEY,
        beneficiary_id uuid NOT NULL REFERENCES beneficiary,
        structure_id uuid NOT NULL REFERENCES structure,
        due_on date NOT NULL,
        reason text NOT NULL,
        words text,
        status text NOT NULL,
        postponed integer NOT NULL DEFAULT 0,
        created_by uuid NOT NULL REFERENCES app_user,
        created_at timestamptz NOT NULL,
        ended_at timestamptz,
        ended_by uuid REFERENCES app_user,
        CONSTRAINT beneficiary_recall_status_check CHECK (status IN ('open', 'done', 'cancelled')),
        CONSTRAINT beneficiary_recall_reason_check CHECK (reason IN
          ('news', 'before_appointment', 'after_referral', 'missing_document', 'not_reached', 'other')),
        CONSTRAINT beneficiary_recall_end_check CHECK ((status = 'open') = (ended_at IS NULL)
          AND (ended_by IS NULL OR ended_at IS NOT NULL) AND (status <> 'done' OR ended_by IS NOT NULL)),
        CONSTRAINT beneficiary_recall_postponed_check CHECK (postponed >= 0)
      );
      -- One date at a time for a person and a structure: a second one would be forgotten behind the first.
      CREATE UNIQUE INDEX beneficiary_recall_open_idx ON beneficiary_recall (beneficiary_id, structure_id)
        WHERE status = 'open';
      CREATE INDEX beneficiary_recall_due_idx ON beneficiary_recall (structure_id, due_on, id) WHERE status = 'open';
      CREATE INDEX beneficiary_recall_beneficiary_idx ON beneficiary_recall (beneficiary_id, structure_id);

      CREATE TABLE beneficiary_mandate (
        id uuid PRIMARY KEY,
        beneficiary_id uuid NOT NULL REFERENCES beneficiary,
        structure_id uuid NOT NULL REFERENCES structure,
        kind text NOT NULL,
        signed_on date NOT NULL,
        ends_on date,
        stopped_on date,
        noted_by uuid NOT NULL REFERENCES app_user,
        noted_at timestamptz NOT NULL,
        stopped_by uuid REFERENCES app_user,
        CONSTRAINT beneficiary_mandate_kind_check CHECK (kind IN
          ('aidants_connect', 'written', 'guardianship', 'curatorship', 'family_habilitation')),
        CONSTRAINT beneficiary_mandate_days_check CHECK (ends_on >= signed_on AND stopped_on >= signed_on),
        CONSTRAINT beneficiary_mandate_stop_check CHECK (num_nonnulls(stopped_on, stopped_by) IN (0, 2))
      );
      CREATE INDEX beneficiary_mandate_beneficiary_idx ON beneficiary_mandate (beneficiary_id, signed_on DESC, id);

      ALTER TABLE beneficiary_share
        ALTER COLUMN referral_id DROP NOT NULL,
        ADD COLUMN agreement_on date,
        ADD COLUMN agreement_how text,
        ADD COLUMN opened_by uuid REFERENCES app_user,
        ADD COLUMN ended_by uuid REFERENCES app_user,
        ADD CONSTRAINT beneficiary_share_ground_check CHECK (
          num_nonnulls(agreement_on, agreement_how, opened_by) = CASE WHEN referral_id IS NULL THEN 3 ELSE 0 END),
        ADD CONSTRAINT beneficiary_share_agreement_how_check CHECK (agreement_how IN ('oral', 'signature')),
        ADD CONSTRAINT beneficiary_share_ended_by_check CHECK (ended_by IS NULL OR ends_at IS NOT NULL);
      CREATE UNIQUE INDEX beneficiary_share_agreed_idx ON beneficiary_share (beneficiary_id, structure_id)
        WHERE ends_at IS NULL AND referral_id IS NULL;
      CREATE INDEX beneficiary_share_beneficiary_idx ON beneficiary_share (beneficiary_id, starts_at);

      -- To choose a structure by a part of its name.
      CREATE INDEX structure_name_search_idx ON structure USING gin (search_normalise(name) gin_trgm_ops);
    `);
  }

  /** What was shared by agreement alone has no place in the table as it was: those accesses are closed with it. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX structure_name_search_idx;
      DROP INDEX beneficiary_share_beneficiary_idx;
      DROP INDEX beneficiary_share_agreed_idx;
      DELETE FROM beneficiary_share WHERE referral_id IS NULL;
      ALTER TABLE beneficiary_share
        DROP CONSTRAINT beneficiary_share_ended_by_check,
        DROP CONSTRAINT beneficiary_share_agreement_how_check,
        DROP CONSTRAINT beneficiary_share_ground_check,
        DROP COLUMN ended_by,
        DROP COLUMN opened_by,
        DROP COLUMN agreement_how,
        DROP COLUMN agreement_on,
        ALTER COLUMN referral_id SET NOT NULL;
      DROP TABLE beneficiary_mandate, beneficiary_recall, beneficiary_goal;
    `);
  }
}
