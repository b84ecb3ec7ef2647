import { MigrationInterface, QueryRunner } from 'typeorm';

/** Files of people and of accompaniments brought from elsewhere: what was read, what was done, what can be undone. */
export class PeopleImports1795300730000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE people_import (
        id uuid PRIMARY KEY,
        structure_id uuid NOT NULL REFERENCES structure,
        requested_by uuid NOT NULL REFERENCES app_user,
        kind text NOT NULL,
        layout text NOT NULL,
        file_name text NOT NULL,
        file_hash text NOT NULL,
        sheet smallint NOT NULL,
        heading_row integer NOT NULL,
        headings text[] NOT NULL,
        -- The first rows under the headings, to recognise the columns by; emptied once they are.
        samples jsonb NOT NULL DEFAULT '[]',
        columns jsonb NOT NULL DEFAULT '{}',
        notes text[] NOT NULL DEFAULT '{}',
        status text NOT NULL,
        failed_from text,
        failure text,
        duplicates text,
        rows_read integer NOT NULL DEFAULT 0,
        percent smallint NOT NULL DEFAULT 0,
        received_at timestamptz NOT NULL,
        applied_at timestamptz,
        undone_at timestamptz,
        emptied_at timestamptz,
        CONSTRAINT people_import_kind_check CHECK (kind IN ('people', 'sessions')),
        CONSTRAINT people_import_layout_check CHECK (layout IN
          ('coop_workbook', 'coop_people', 'coop_sessions', 'other')),
        CONSTRAINT people_import_status_check CHECK (status IN
          ('mapping', 'analysing', 'analysed', 'applying', 'applied', 'undoing', 'undone', 'failed')),
        CONSTRAINT people_import_failure_check CHECK ((status = 'failed') = (failure IS NOT NULL)),
        CONSTRAINT people_import_duplicates_check CHECK (duplicates IN ('skip', 'complete', 'create'))
      );
      CREATE INDEX people_import_list_idx ON people_import (structure_id, received_at DESC, id);
      CREATE INDEX people_import_to_do_idx ON people_import (received_at)
        WHERE status IN ('analysing', 'applying', 'undoing');

      CREATE TABLE people_import_row (
        import_id uuid NOT NULL REFERENCES people_import ON DELETE CASCADE,
        row_number integer NOT NULL,
        state text NOT NULL,
        -- Cells of a row that is refused, to be given back; emptied with the rest after thirty days.
        raw text[] NOT NULL DEFAULT '{}',
        understood jsonb,
        messages jsonb NOT NULL DEFAULT '[]',
        likely_id uuid,
        likely_row integer,
        reasons text[] NOT NULL DEFAULT '{}',
        external_id text,
        outcome text,
        made_id uuid,
        filled jsonb,
        undone text,
        PRIMARY KEY (import_id, row_number),
        CONSTRAINT people_import_row_state_check CHECK (state IN ('ready', 'duplicate', 'refused')),
        CONSTRAINT people_import_row_outcome_check CHECK (outcome IN ('created', 'completed', 'skipped', 'known')),
        CONSTRAINT people_import_row_made_check CHECK (outcome <> 'created' OR made_id IS NOT NULL),
        CONSTRAINT people_import_row_undone_check CHECK (undone IN ('removed', 'restored', 'kept'))
      );
      -- What is left to do, in the order in which it is done.
      CREATE INDEX people_import_row_to_apply_idx ON people_import_row (import_id, state DESC, row_number)
        WHERE outcome IS NULL AND state <> 'refused';
      CREATE INDEX people_import_row_to_undo_idx ON people_import_row (import_id, row_number)
        WHERE outcome IN ('created', 'completed') AND undone IS NULL;
      CREATE INDEX people_import_row_messages_idx ON people_import_row (import_id, row_number)
        WHERE messages <> '[]' OR state <> 'ready';
      -- All the people of one session, wherever they stand in the file.
      CREATE INDEX people_import_row_external_idx ON people_import_row (import_id, external_id)
        WHERE external_id IS NOT NULL;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE people_import_row, people_import');
  }
}
