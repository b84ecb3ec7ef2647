import { MigrationInterface, QueryRunner } from 'typeorm';

/** A form under way is kept in the base, for its author alone and for some days; and forms worth starting from. */
export class Drafts1795300740000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE form_draft (
        id uuid PRIMARY KEY,
        owner_id uuid NOT NULL REFERENCES app_user,
        structure_id uuid NOT NULL REFERENCES structure,
        kind text NOT NULL,
        content jsonb NOT NULL,
        version integer NOT NULL DEFAULT 1,
        writer uuid NOT NULL,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        CONSTRAINT form_draft_kind_check CHECK (kind ~ '^[a-z_]{1,40}$'),
        CONSTRAINT form_draft_content_check
          CHECK (jsonb_typeof(content) = 'object' AND octet_length(content::text) <= 65536),
        CONSTRAINT form_draft_expiry_check CHECK (expires_at > updated_at)
      );
      CREATE INDEX form_draft_owner_idx ON form_draft (owner_id, structure_id, kind, updated_at);
      CREATE INDEX form_draft_expires_at_idx ON form_draft (expires_at);

      -- The place in the list is also what bounds it: an account has twelve in a structure at most.
      CREATE TABLE session_template (
        id uuid PRIMARY KEY,
        owner_id uuid NOT NULL REFERENCES app_user,
        structure_id uuid NOT NULL REFERENCES structure,
        name text NOT NULL,
        content jsonb NOT NULL,
        position smallint NOT NULL,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        CONSTRAINT session_template_name_check CHECK (char_length(name) BETWEEN 1 AND 60),
        CONSTRAINT session_template_content_check CHECK (jsonb_typeof(content) = 'object'
          AND octet_length(content::text) <= 8192
          AND NOT content ?| ARRAY['beneficiaryId', 'notes', 'day', 'ageBand', 'gender', 'socialStatus', 'residence']),
        CONSTRAINT session_template_position_check CHECK (position BETWEEN 1 AND 12),
        CONSTRAINT session_template_position_key UNIQUE (owner_id, structure_id, position) DEFERRABLE,
        CONSTRAINT session_template_name_key UNIQUE (owner_id, structure_id, name)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE session_template, form_draft');
  }
}
