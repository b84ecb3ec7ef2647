import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tags of one's own, of a team, of a département; on sessions. */
export class Tags1795300761000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Two labels that differ by accents, capitals or spaces are one. unaccent() is taken as immutable, as in search_normalise.
      CREATE FUNCTION tag_label_folded(label text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
        RETURN lower(public.unaccent('public.unaccent'::regdictionary, btrim(regexp_replace(label, '\\s+', ' ', 'g'))));

      CREATE TABLE tag (
        id uuid PRIMARY KEY,
        scope text NOT NULL,
        owner_id uuid REFERENCES app_user,
        team_id uuid REFERENCES team,
        department_code text REFERENCES department,
        label text NOT NULL,
        retired_at timestamptz,
        final boolean NOT NULL DEFAULT true,
        merged_into_id uuid,
        merged_into_final boolean,
        created_by uuid NOT NULL REFERENCES app_user,
        created_at timestamptz NOT NULL,
        UNIQUE (id, final),
        -- A tag is merged into one that is not merged itself: the base refuses a chain or a cycle, in any order of writes.
        FOREIGN KEY (merged_into_id, merged_into_final) REFERENCES tag (id, final),
        CONSTRAINT tag_scope_check CHECK (CASE scope
          WHEN 'personal' THEN owner_id IS NOT NULL AND num_nonnulls(team_id, department_code) = 0
          WHEN 'team' THEN team_id IS NOT NULL AND num_nonnulls(owner_id, department_code) = 0
          WHEN 'department' THEN department_code IS NOT NULL AND num_nonnulls(owner_id, team_id) = 0
          ELSE false END),
        CONSTRAINT tag_label_check CHECK (char_length(label) BETWEEN 3 AND 80 AND label !~ '[|[:cntrl:]]'),
        CONSTRAINT tag_merge_check CHECK (final = (merged_into_id IS NULL)
          AND num_nonnulls(merged_into_id, merged_into_final) <> 1 AND merged_into_final IS NOT FALSE)
      );
      CREATE UNIQUE INDEX tag_label_idx
        ON tag (coalesce(owner_id::text, team_id::text, department_code), tag_label_folded(label))
        WHERE retired_at IS NULL AND final;
      CREATE INDEX tag_owner_id_idx ON tag (owner_id) WHERE owner_id IS NOT NULL;
      CREATE INDEX tag_team_id_idx ON tag (team_id) WHERE team_id IS NOT NULL;
      CREATE INDEX tag_department_code_idx ON tag (department_code) WHERE department_code IS NOT NULL;
      CREATE INDEX tag_merged_into_id_idx ON tag (merged_into_id) WHERE merged_into_id IS NOT NULL;

      CREATE TABLE session_tag (
        session_id uuid NOT NULL REFERENCES support_session ON DELETE CASCADE,
        tag_id uuid NOT NULL REFERENCES tag,
        PRIMARY KEY (session_id, tag_id)
      );
      CREATE INDEX session_tag_tag_id_idx ON session_tag (tag_id, session_id);

      -- The tags of a session as they are read today: a merged one is the one that it was merged into. What others count.
      CREATE VIEW session_final_tag AS
        SELECT st.session_id, shown.id AS tag_id, shown.scope, shown.label
          FROM session_tag st
          JOIN tag given ON given.id = st.tag_id
          JOIN tag shown ON shown.id = coalesce(given.merged_into_id, given.id)
         -- Once, when two of them were merged. Not DISTINCT, which a join could not see through.
         WHERE NOT EXISTS (SELECT FROM session_tag twin JOIN tag other ON other.id = twin.tag_id
                            WHERE twin.session_id = st.session_id AND twin.tag_id < st.tag_id
                              AND coalesce(other.merged_into_id, other.id) = shown.id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP VIEW session_final_tag;
      DROP TABLE session_tag, tag;
      DROP FUNCTION tag_label_folded(text);
    `);
  }
}
