import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keys for people without an account; messages about registrations and appointments. */
export class AccessLinks1795300790000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A key for a person without an account, to one thing of theirs. Only the digest of the token is kept.
      CREATE TABLE access_link (
        id uuid PRIMARY KEY,
        subject_kind text NOT NULL,
        subject_id uuid NOT NULL,
        token_hash text NOT NULL UNIQUE,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        first_opened_at timestamptz,
        revoked_at timestamptz,
        CONSTRAINT access_link_subject_check CHECK (subject_kind IN ('registration', 'appointment', 'booking')),
        CONSTRAINT access_link_lifetime_check CHECK (expires_at > created_at)
      );
      CREATE INDEX access_link_subject_idx ON access_link (subject_kind, subject_id);
      CREATE INDEX access_link_expires_at_idx ON access_link (expires_at);

      ALTER TABLE message DROP CONSTRAINT message_subject_check;
      ALTER TABLE message ADD CONSTRAINT message_subject_check CHECK (
        subject_kind IN ('referral', 'trial', 'registration', 'appointment')
        AND (structure_id IS NULL) <= (subject_kind = 'trial'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE access_link;
      DELETE FROM message WHERE subject_kind IN ('registration', 'appointment');
      ALTER TABLE message DROP CONSTRAINT message_subject_check;
      ALTER TABLE message ADD CONSTRAINT message_subject_check CHECK (subject_kind IN ('referral', 'trial')
        AND (structure_id IS NULL) <= (subject_kind = 'trial'));
    `);
  }
}
