import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Selections of figures that people come back to. */
export class SavedFilters1795300930000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE saved_filter (
        id uuid PRIMARY KEY,
        owner_id uuid NOT NULL REFERENCES app_user,
        membership_id uuid NOT NULL REFERENCES membership,
        name text NOT NULL,
        query jsonb NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT saved_filter_name_check CHECK (char_length(name) BETWEEN 3 AND 60 AND name !~ '[[:cntrl:]]'),
        CONSTRAINT saved_filter_query_check CHECK (jsonb_typeof(query) = 'object' AND octet_length(query::text) <= 2048)
      );
      -- Names that differ by accents, capitals or spaces are one.
      CREATE UNIQUE INDEX saved_filter_name_idx ON saved_filter (membership_id, tag_label_folded(name));
      CREATE INDEX saved_filter_owner_id_idx ON saved_filter (owner_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE saved_filter');
  }
}
