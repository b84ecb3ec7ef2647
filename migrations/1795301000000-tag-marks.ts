import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Tags are kept with the other figures of territories and teams: to put one on a session, to take it away or to merge two
 * of them marks the days that it moves. Row by row: most statements write none, and a session has ten at most.
 */
export class TagMarks1795301000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION mark_session_tag() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        INSERT INTO figure_mark (structure_id, day, mediator_id)
          SELECT DISTINCT s.structure_id, s.day, s.mediator_id FROM support_session s
           WHERE s.id IN (NEW.session_id, OLD.session_id);
        RETURN NULL;
      END $$;
      CREATE TRIGGER session_tag_marks AFTER INSERT OR UPDATE OR DELETE ON session_tag
        FOR EACH ROW EXECUTE FUNCTION mark_session_tag();

      -- What was counted under the one is counted under the other, whenever it was.
      CREATE FUNCTION mark_merged_tag() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        INSERT INTO figure_mark (structure_id, day, mediator_id)
          SELECT DISTINCT s.structure_id, s.day, s.mediator_id
            FROM session_tag st JOIN support_session s ON s.id = st.session_id WHERE st.tag_id = NEW.id;
        RETURN NULL;
      END $$;
      CREATE TRIGGER tag_marks AFTER UPDATE OF merged_into_id, scope ON tag FOR EACH ROW
        WHEN (OLD.merged_into_id IS DISTINCT FROM NEW.merged_into_id OR OLD.scope <> NEW.scope)
        EXECUTE FUNCTION mark_merged_tag();

      -- What is there already is added up at the next start.
      INSERT INTO figure_mark (territory) SELECT DISTINCT territory FROM structure_territory WHERE territory LIKE 'D-%'
        UNION ALL SELECT 'T-' || id FROM team;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER tag_marks ON tag;
      DROP TRIGGER session_tag_marks ON session_tag;
      DROP FUNCTION mark_merged_tag(), mark_session_tag();
      DELETE FROM figure_day WHERE dimension = 'tag';
    `);
  }
}
