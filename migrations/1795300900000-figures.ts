import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Figures of territories, added up beforehand, and the marks that say which of their days must be added up again. */
export class Figures1795300900000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What assessments tell: the level found with the person, and whether they have an e-mail address.
      CREATE VIEW told_level AS
        SELECT a.beneficiary_id, a.id, a.assessed_at, (a.assessed_at AT TIME ZONE 'Europe/Paris')::date AS day,
               CASE WHEN a.form <> 'reported' OR a.override_reason IS NOT NULL
                 THEN array_position(ARRAY['beginner', 'intermediate', 'independent'], a.retained_level) END AS step,
               CASE a.answers ->> 'q2' WHEN 'none' THEN 0 WHEN 'relative' THEN 1 WHEN 'helped' THEN 1 WHEN 'alone' THEN 1 END AS mail
          FROM assessment a;

      -- The level of a person on a day: the last that was found with them by its end.
      CREATE FUNCTION level_on(p_person uuid, p_day date) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
        RETURN coalesce((
          SELECT (ARRAY['beginner', 'intermediate', 'independent'])[t.step] FROM told_level t
           WHERE t.beneficiary_id = p_person AND t.step IS NOT NULL
             AND t.assessed_at < (p_day + 1)::timestamp AT TIME ZONE 'Europe/Paris'
           ORDER BY t.assessed_at DESC, t.id DESC LIMIT 1), 'notAssessed');
      CREATE INDEX assessment_assessed_at_idx ON assessment (assessed_at);
      CREATE INDEX workshop_session_id_idx ON workshop (session_id) WHERE session_id IS NOT NULL;

      -- Which territories the figures of a structure go to: « D-54 », « R-44 », « FR ». « D-00 »: its commune is not known.
      CREATE VIEW structure_territory AS
        SELECT s.id AS structure_id, t.territory
          FROM structure s
          LEFT JOIN commune c ON c.insee_code = s.commune_insee
          LEFT JOIN department d ON d.code = c.department_code
         CROSS JOIN LATERAL (VALUES ('D-' || coalesce(d.code, '00')), ('R-' || d.region_code), ('FR')) t (territory)
         WHERE t.territory IS NOT NULL;

      -- What changed since the figures were added up: a structure's day, perhaps through one person; or anything in a
      -- territory. Gone as soon as it is taken into account.
      CREATE TABLE figure_mark (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        structure_id uuid,
        day date,
        person_id uuid,
        mediator_id uuid,
        territory text,
        made_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT figure_mark_check CHECK (CASE WHEN territory IS NULL
          THEN structure_id IS NOT NULL AND day IS NOT NULL
          ELSE num_nonnulls(structure_id, day, person_id, mediator_id) = 0 END)
      );

      CREATE TABLE figure_day (
        territory text NOT NULL,
        dimension text NOT NULL,
        day date NOT NULL,
        code text NOT NULL,
        items integer NOT NULL,
        people integer NOT NULL,
        minutes integer NOT NULL,
        PRIMARY KEY (territory, dimension, day, code)
      );
      -- Distinct people of any period [a, b]: the sum over the days from a to b whose last_day is not before a. On day, so many
      -- people (or, taken away, so many fewer) were last accompanied on last_day and stood at these levels.
      CREATE TABLE people_day (
        territory text NOT NULL,
        day date NOT NULL,
        last_day date NOT NULL,
        first_step smallint NOT NULL,
        last_step smallint NOT NULL,
        mail smallint NOT NULL,
        people integer NOT NULL,
        PRIMARY KEY (territory, day, last_day, first_step, last_step, mail),
        CONSTRAINT people_day_check CHECK (last_day <= day AND first_step BETWEEN 0 AND 3 AND last_step BETWEEN 0 AND 3
          AND mail BETWEEN -1 AND 1)
      );
      CREATE TABLE figure_check (
        id uuid PRIMARY KEY,
        checked_at timestamptz NOT NULL DEFAULT now(),
        territory text NOT NULL,
        lines integer NOT NULL,
        differing integer NOT NULL,
        CONSTRAINT figure_check_check CHECK (lines >= 0 AND differing >= 0)
      );
      CREATE INDEX figure_check_checked_at_idx ON figure_check (checked_at);

      CREATE FUNCTION mark_sessions() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF TG_OP <> 'INSERT' THEN
          INSERT INTO figure_mark (structure_id, day, person_id, mediator_id)
            SELECT structure_id, day, beneficiary_id, mediator_id FROM old_rows;
        END IF;
        IF TG_OP <> 'DELETE' THEN
          INSERT INTO figure_mark (structure_id, day, person_id, mediator_id)
            SELECT structure_id, day, beneficiary_id, mediator_id FROM new_rows;
        END IF;
        -- A workshop that moves takes its people along.
        IF TG_OP = 'UPDATE' THEN
          INSERT INTO figure_mark (structure_id, day, person_id, mediator_id)
            SELECT marked.structure_id, marked.day, p.beneficiary_id, marked.mediator_id
              FROM old_rows o JOIN new_rows n USING (id) JOIN session_participant p ON p.session_id = n.id
             CROSS JOIN LATERAL (VALUES (o.structure_id, o.day, o.mediator_id), (n.structure_id, n.day, n.mediator_id))
                   marked (structure_id, day, mediator_id)
             WHERE (o.structure_id, o.day, o.mediator_id) <> (n.structure_id, n.day, n.mediator_id);
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER support_session_marks_insert AFTER INSERT ON support_session
        REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION mark_sessions();
      CREATE TRIGGER support_session_marks_update AFTER UPDATE ON support_session
        REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION mark_sessions();
      CREATE TRIGGER support_session_marks_delete AFTER DELETE ON support_session
        REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION mark_sessions();

      CREATE FUNCTION mark_participants() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF TG_OP <> 'INSERT' THEN
          INSERT INTO figure_mark (structure_id, day, person_id, mediator_id)
            SELECT s.structure_id, s.day, p.beneficiary_id, s.mediator_id FROM old_rows p JOIN support_session s ON s.id = p.session_id;
        END IF;
        IF TG_OP <> 'DELETE' THEN
          INSERT INTO figure_mark (structure_id, day, person_id, mediator_id)
            SELECT s.structure_id, s.day, p.beneficiary_id, s.mediator_id FROM new_rows p JOIN support_session s ON s.id = p.session_id;
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER session_participant_marks_insert AFTER INSERT ON session_participant
        REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION mark_participants();
      CREATE TRIGGER session_participant_marks_update AFTER UPDATE ON session_participant
        REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION mark_participants();
      CREATE TRIGGER session_participant_marks_delete AFTER DELETE ON session_participant
        REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION mark_participants();

      -- Its list goes with a workshop that is removed: marked while one can still see whose day it was.
      CREATE FUNCTION mark_removed_workshop() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        INSERT INTO figure_mark (structure_id, day, person_id, mediator_id)
          SELECT OLD.structure_id, OLD.day, p.beneficiary_id, OLD.mediator_id FROM session_participant p WHERE p.session_id = OLD.id;
        RETURN OLD;
      END $$;
      CREATE TRIGGER support_session_marks_removed BEFORE DELETE ON support_session
        FOR EACH ROW WHEN (OLD.kind = 'collectif') EXECUTE FUNCTION mark_removed_workshop();

      CREATE FUNCTION mark_assessments() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF TG_OP <> 'INSERT' THEN
          INSERT INTO figure_mark (structure_id, day, person_id)
            SELECT structure_id, (assessed_at AT TIME ZONE 'Europe/Paris')::date, beneficiary_id FROM old_rows;
        END IF;
        IF TG_OP <> 'DELETE' THEN
          INSERT INTO figure_mark (structure_id, day, person_id)
            SELECT structure_id, (assessed_at AT TIME ZONE 'Europe/Paris')::date, beneficiary_id FROM new_rows;
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER assessment_marks_insert AFTER INSERT ON assessment
        REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION mark_assessments();
      CREATE TRIGGER assessment_marks_update AFTER UPDATE ON assessment
        REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION mark_assessments();
      CREATE TRIGGER assessment_marks_delete AFTER DELETE ON assessment
        REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION mark_assessments();

      -- A structure that moves to another département takes its whole past along.
      CREATE FUNCTION mark_moved_structure() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        INSERT INTO figure_mark (territory)
          SELECT DISTINCT 'D-' || coalesce(c.department_code, '00')
            FROM (VALUES (OLD.commune_insee), (NEW.commune_insee)) moved (commune_insee)
            LEFT JOIN commune c ON c.insee_code = moved.commune_insee;
        RETURN NULL;
      END $$;
      CREATE TRIGGER structure_marks AFTER UPDATE OF commune_insee ON structure
        FOR EACH ROW WHEN (OLD.commune_insee IS DISTINCT FROM NEW.commune_insee) EXECUTE FUNCTION mark_moved_structure();

      -- Who enters or leaves a team changes its whole past.
      CREATE FUNCTION mark_team() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        INSERT INTO figure_mark (territory)
          SELECT DISTINCT 'T-' || team_id FROM (VALUES (OLD.team_id), (NEW.team_id)) changed (team_id) WHERE team_id IS NOT NULL;
        RETURN NULL;
      END $$;
      CREATE TRIGGER team_member_marks AFTER INSERT OR UPDATE OR DELETE ON team_member
        FOR EACH ROW EXECUTE FUNCTION mark_team();

      -- What is there already is added up at the next start.
      INSERT INTO figure_mark (territory) SELECT DISTINCT territory FROM structure_territory WHERE territory LIKE 'D-%'
        UNION ALL SELECT 'T-' || id FROM team;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER team_member_marks ON team_member;
      DROP TRIGGER structure_marks ON structure;
      DROP TRIGGER assessment_marks_insert ON assessment;
      DROP TRIGGER assessment_marks_update ON assessment;
      DROP TRIGGER assessment_marks_delete ON assessment;
      DROP TRIGGER session_participant_marks_insert ON session_participant;
      DROP TRIGGER session_participant_marks_update ON session_participant;
      DROP TRIGGER session_participant_marks_delete ON session_participant;
      DROP TRIGGER support_session_marks_removed ON support_session;
      DROP TRIGGER support_session_marks_insert ON support_session;
      DROP TRIGGER support_session_marks_update ON support_session;
      DROP TRIGGER support_session_marks_delete ON support_session;
      DROP FUNCTION mark_sessions(), mark_participants(), mark_removed_workshop(), mark_assessments(), mark_moved_structure(), mark_team();
      DROP TABLE figure_check, people_day, figure_day, figure_mark;
      DROP VIEW structure_territory;
      DROP INDEX assessment_assessed_at_idx, workshop_session_id_idx;
      DROP FUNCTION level_on(uuid, date);
      DROP VIEW told_level;
    `);
  }
}
