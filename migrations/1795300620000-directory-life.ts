import { MigrationInterface, QueryRunner } from 'typeorm';

/** The life of the directory: imports in the background and undone, fields kept from imports, duplicates and mergers. */
export class DirectoryLife1795300620000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE place
        ADD absent_since timestamptz,
        ADD merged_into uuid REFERENCES place,
        ADD version integer NOT NULL DEFAULT 0,
        ADD CONSTRAINT place_merged_check CHECK (merged_into IS NULL OR gone_at IS NOT NULL AND merged_into <> id);
      UPDATE place SET absent_since = gone_at WHERE gone_at IS NOT NULL;
      CREATE INDEX place_source_id_idx ON place (source_id);
      CREATE INDEX place_pivot_idx ON place (pivot) WHERE gone_at IS NULL AND pivot IS NOT NULL;
      CREATE INDEX place_phone_idx ON place (phone) WHERE gone_at IS NULL AND phone IS NOT NULL;
      CREATE INDEX place_merged_into_idx ON place (merged_into) WHERE merged_into IS NOT NULL;

      ALTER TABLE directory_import
        ADD importer_version text NOT NULL DEFAULT '',
        ADD task text,
        ADD confirmed boolean NOT NULL DEFAULT false,
        ADD rows_read integer NOT NULL DEFAULT 0,
        ADD percent smallint NOT NULL DEFAULT 0,
        ADD failure text,
        ADD undone_at timestamptz,
        ADD undone_by uuid,
        DROP CONSTRAINT directory_import_status_check,
        ADD CONSTRAINT directory_import_status_check CHECK (status IN
          ('waiting', 'running', 'analysed', 'unchanged', 'stopped', 'applied', 'failed', 'undone')),
        ADD CONSTRAINT directory_import_task_check CHECK (task IN ('analyse', 'apply')),
        ADD CONSTRAINT directory_import_undone_check CHECK ((status = 'undone') = (undone_at IS NOT NULL));
      CREATE INDEX directory_import_applied_idx ON directory_import (source, applied_at) WHERE status = 'applied';

      CREATE TABLE directory_change (
        import_id uuid NOT NULL REFERENCES directory_import ON DELETE CASCADE,
        place_id uuid NOT NULL REFERENCES place ON DELETE CASCADE,
        field text NOT NULL,
        kind text NOT NULL,
        before jsonb,
        after jsonb,
        kept_local boolean NOT NULL DEFAULT false,
        CONSTRAINT directory_change_pkey PRIMARY KEY (import_id, place_id, field),
        CONSTRAINT directory_change_kind_check CHECK (kind IN ('new', 'gone', 'returned', 'changed', 'field')),
        CONSTRAINT directory_change_field_check CHECK ((kind = 'field') = (field <> '*'))
      );
      CREATE INDEX directory_change_kind_idx ON directory_change (import_id, kind, field, place_id);
      CREATE INDEX directory_change_place_id_idx ON directory_change (place_id);

      CREATE TABLE place_lock (
        place_id uuid NOT NULL REFERENCES place ON DELETE CASCADE,
        field text NOT NULL,
        local_by uuid,
        local_at timestamptz NOT NULL,
        file_value jsonb,
        CONSTRAINT place_lock_pkey PRIMARY KEY (place_id, field)
      );

      CREATE TABLE place_duplicate (
        id uuid PRIMARY KEY,
        first_place_id uuid NOT NULL REFERENCES place ON DELETE CASCADE,
        second_place_id uuid NOT NULL REFERENCES place ON DELETE CASCADE,
        status text NOT NULL,
        score smallint NOT NULL,
        name_score smallint NOT NULL,
        street_score smallint NOT NULL,
        distance_metres integer,
        same_pivot boolean NOT NULL,
        same_phone boolean NOT NULL,
        found_at timestamptz NOT NULL,
        decided_at timestamptz,
        decided_by uuid,
        CONSTRAINT place_duplicate_first_place_id_second_place_id_key UNIQUE (first_place_id, second_place_id),
        CONSTRAINT place_duplicate_order_check CHECK (first_place_id < second_place_id),
        CONSTRAINT place_duplicate_status_check CHECK (status IN ('proposed', 'dismissed', 'merged')),
        CONSTRAINT place_duplicate_decided_check CHECK ((status = 'proposed') = (decided_at IS NULL))
      );
      CREATE INDEX place_duplicate_second_place_id_idx ON place_duplicate (second_place_id);
      CREATE INDEX place_duplicate_proposed_idx ON place_duplicate (score DESC, id) WHERE status = 'proposed';

      CREATE TABLE place_merge (
        id uuid PRIMARY KEY,
        kept_place_id uuid NOT NULL REFERENCES place ON DELETE CASCADE,
        merged_place_id uuid NOT NULL REFERENCES place ON DELETE CASCADE,
        fields jsonb NOT NULL,
        merged_at timestamptz NOT NULL,
        merged_by uuid,
        undone_at timestamptz,
        undone_by uuid
      );
      CREATE INDEX place_merge_kept_place_id_idx ON place_merge (kept_place_id);
      CREATE INDEX place_merge_merged_place_id_idx ON place_merge (merged_place_id);
      CREATE INDEX place_merge_merged_at_idx ON place_merge (merged_at DESC);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE place_merge, place_duplicate, place_lock, directory_change;
      DELETE FROM directory_import WHERE status IN ('waiting', 'running');
      DROP INDEX directory_import_applied_idx;
      ALTER TABLE directory_import
        DROP CONSTRAINT directory_import_undone_check,
        DROP CONSTRAINT directory_import_task_check,
        DROP CONSTRAINT directory_import_status_check;
      UPDATE directory_import SET status = CASE status WHEN 'undone' THEN 'applied' ELSE 'analysed' END
        WHERE status IN ('undone', 'unchanged');
      ALTER TABLE directory_import
        ADD CONSTRAINT directory_import_status_check CHECK (status IN ('analysed', 'stopped', 'applied', 'failed')),
        DROP importer_version, DROP task, DROP confirmed, DROP rows_read, DROP percent, DROP failure,
        DROP undone_at, DROP undone_by;
      DROP INDEX place_merged_into_idx, place_phone_idx, place_pivot_idx, place_source_id_idx;
      UPDATE place SET gone_at = absent_since WHERE merged_into IS NOT NULL;
      ALTER TABLE place DROP CONSTRAINT place_merged_check, DROP version, DROP merged_into, DROP absent_since;
    `);
  }
}
