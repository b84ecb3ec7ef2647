import { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A session may be a workshop of several people; it says who employed the mediator on its day, what was done with Mon
 * espace santé, and whether it is still to be completed.
 */
export class SessionLife1795300700000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- How people without a file were counted: { "gender": { "feminin": 3 }, "age_band": {…}, "social_status": {…} }, as
      -- it was entered. Whoever a count leaves out is « non communiqué ».
      CREATE FUNCTION session_headcount_valid(headcount jsonb, people integer) RETURNS boolean
        LANGUAGE sql IMMUTABLE PARALLEL SAFE
      RETURN jsonb_typeof(headcount) = 'object' AND NOT EXISTS (
        SELECT FROM jsonb_each(headcount) AS counted (dimension, counts)
         WHERE NOT CASE dimension
             WHEN 'gender' THEN counts - ARRAY['feminin', 'masculin', 'non_communique'] = '{}'
             WHEN 'age_band' THEN counts - ARRAY['moins_de_douze', 'douze_dix_huit', 'dix_huit_vingt_quatre',
               'vingt_cinq_trente_neuf', 'quarante_cinquante_neuf', 'soixante_soixante_neuf', 'soixante_dix_plus',
               'non_communique'] = '{}'
             WHEN 'social_status' THEN counts - ARRAY['retraite', 'sans_emploi', 'en_emploi', 'scolarise',
               'non_communique'] = '{}'
             ELSE false END
            OR EXISTS (SELECT FROM jsonb_each_text(counts) AS one (code, number) WHERE number !~ '^[1-9][0-9]{0,4}$')
            OR (SELECT coalesce(sum(number::integer), 0) > people FROM jsonb_each_text(counts) AS one (code, number)));

      ALTER TABLE support_session
        ADD kind text NOT NULL DEFAULT 'individuel',
        ADD employer_id uuid REFERENCES structure,
        ADD title text,
        ADD workshop_level text,
        ADD participant_count smallint NOT NULL DEFAULT 1,
        ADD anonymous_count smallint NOT NULL DEFAULT 0,
        ADD anonymous_by jsonb NOT NULL DEFAULT '{}',
        ADD anonymous_already smallint NOT NULL DEFAULT 0,
        ADD health_space_steps text[] NOT NULL DEFAULT '{}',
        ADD health_space_help text,
        ADD health_space_next text,
        ADD to_complete boolean NOT NULL DEFAULT false;
      UPDATE support_session s
         SET employer_id = structure_id, anonymous_count = (beneficiary_id IS NULL)::int,
             anonymous_already = already_supported::int,
             commune_insee = coalesce(commune_insee, (SELECT p.commune_insee FROM place p WHERE p.id = s.place_id));
      ALTER TABLE support_session
        ALTER employer_id SET NOT NULL,
        ADD CONSTRAINT support_session_kind_check CHECK (CASE kind
          WHEN 'individuel' THEN title IS NULL AND workshop_level IS NULL AND participant_count = 1
            AND anonymous_count = (beneficiary_id IS NULL)::int AND anonymous_already = already_supported::int
            AND anonymous_by = '{}'
          WHEN 'collectif' THEN title IS NOT NULL AND beneficiary_id IS NULL AND referral_id IS NULL
            AND gender = 'non_communique' AND age_band = 'non_communique' AND social_status = 'non_communique'
            AND residence_insee IS NULL AND NOT already_supported AND autonomy IS NULL AND redirection IS NULL
            AND participant_count BETWEEN 1 AND 10000 AND anonymous_count BETWEEN 0 AND participant_count
            AND anonymous_already BETWEEN 0 AND anonymous_count
          ELSE false END),
        ADD CONSTRAINT support_session_anonymous_by_check
          CHECK (session_headcount_valid(anonymous_by, anonymous_count)),
        ADD CONSTRAINT support_session_workshop_level_check
          CHECK (workshop_level IN ('debutant', 'intermediaire', 'avance')),
        ADD CONSTRAINT support_session_health_space_check CHECK (
          health_space_steps <@ ARRAY['decouverte', 'compte_active', 'connexion_seule', 'document_ajoute',
            'messagerie_ouverte', 'agenda', 'catalogue', 'confidentialite', 'opposition_cloture']
          AND health_space_help IN ('entierement_accompagne', 'partiellement_autonome', 'autonome')
          AND health_space_next IN ('retrouver_code', 'apporter_pieces', 'compte_active', 'connexion_seule',
            'document_ajoute', 'messagerie_ouverte', 'agenda', 'catalogue', 'confidentialite')
          AND (cardinality(health_space_steps) > 0 OR num_nonnulls(health_space_help, health_space_next) = 0)
          AND (cardinality(health_space_steps) = 0 OR 'sante' = ANY (topics)));
      CREATE INDEX support_session_to_complete_idx ON support_session (mediator_id, day) WHERE to_complete;
      CREATE INDEX support_session_employer_id_idx ON support_session (employer_id, day);

      -- Someone with a file who took part in a workshop, as they were on the day.
      CREATE TABLE session_participant (
        session_id uuid NOT NULL REFERENCES support_session ON DELETE CASCADE,
        beneficiary_id uuid NOT NULL REFERENCES beneficiary,
        gender text NOT NULL,
        age_band text NOT NULL,
        social_status text NOT NULL,
        residence_insee text REFERENCES commune,
        PRIMARY KEY (session_id, beneficiary_id),
        CONSTRAINT session_participant_gender_check CHECK (gender IN ('feminin', 'masculin', 'non_communique')),
        CONSTRAINT session_participant_age_band_check CHECK (age_band IN ('moins_de_douze', 'douze_dix_huit',
          'dix_huit_vingt_quatre', 'vingt_cinq_trente_neuf', 'quarante_cinquante_neuf', 'soixante_soixante_neuf',
          'soixante_dix_plus', 'non_communique')),
        CONSTRAINT session_participant_social_status_check CHECK (social_status IN
          ('retraite', 'sans_emploi', 'en_emploi', 'scolarise', 'non_communique'))
      );
      CREATE INDEX session_participant_beneficiary_idx ON session_participant (beneficiary_id, session_id);

      -- At the end of each transaction a workshop counts exactly those on its list and those without a file.
      CREATE FUNCTION session_participants_counted() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE
          workshop uuid := CASE WHEN TG_TABLE_NAME = 'support_session' THEN (to_jsonb(NEW) ->> 'id')::uuid
            ELSE (to_jsonb(coalesce(NEW, OLD)) ->> 'session_id')::uuid END;
        BEGIN
          IF EXISTS (SELECT FROM support_session s WHERE s.id = workshop AND s.kind = 'collectif' AND s.participant_count
               <> s.anonymous_count + (SELECT count(*) FROM session_participant p WHERE p.session_id = s.id))
             OR EXISTS (SELECT FROM support_session s JOIN session_participant p ON p.session_id = s.id
                         WHERE s.id = workshop AND s.kind <> 'collectif') THEN
            RAISE EXCEPTION 'the participants of the session are not those it counts'
              USING ERRCODE = 'check_violation', CONSTRAINT = 'session_participants_counted';
          END IF;
          RETURN NULL;
        END $$;
      CREATE CONSTRAINT TRIGGER session_participants_counted AFTER INSERT OR UPDATE OF kind, participant_count, anonymous_count
        ON support_session DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.kind = 'collectif')
        EXECUTE FUNCTION session_participants_counted();
      CREATE CONSTRAINT TRIGGER session_participants_counted AFTER INSERT OR DELETE OR UPDATE OF session_id
        ON session_participant DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
        EXECUTE FUNCTION session_participants_counted();

      -- One row for each person accompanied who is known one by one: what other modules may count.
      CREATE VIEW accompaniment AS
        SELECT id AS session_id, kind, structure_id, mediator_id, employer_id, day, beneficiary_id, gender, age_band,
               social_status, residence_insee, already_supported
          FROM support_session WHERE kind = 'individuel'
        UNION ALL
        SELECT p.session_id, s.kind, s.structure_id, s.mediator_id, s.employer_id, s.day, p.beneficiary_id, p.gender,
               p.age_band, p.social_status, p.residence_insee, false
          FROM session_participant p JOIN support_session s ON s.id = p.session_id;

      -- And those of workshops who were only counted: as many as were entered for each code, the others « non communiqué ».
      CREATE VIEW session_headcount AS
        SELECT s.id AS session_id, s.structure_id, s.mediator_id, s.employer_id, s.day, counted.dimension, counted.code,
               counted.people
          FROM support_session s
         CROSS JOIN LATERAL (
           SELECT dimension, code, number::integer AS people
             FROM jsonb_each(s.anonymous_by) AS by (dimension, counts), jsonb_each_text(counts) AS one (code, number)
           UNION ALL
           SELECT dimension, 'non_communique', s.anonymous_count - coalesce((SELECT sum(number::integer)
                    FROM jsonb_each_text(s.anonymous_by -> dimension) AS one (code, number)), 0)::integer
             FROM unnest(ARRAY['gender', 'age_band', 'social_status']) AS dimension
         ) AS counted
         WHERE s.kind = 'collectif' AND s.anonymous_count > 0 AND counted.people > 0;
    `);
  }

  /** What only a workshop can hold goes with it: an individual session cannot say it. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP VIEW session_headcount, accompaniment;
      DELETE FROM support_session WHERE kind = 'collectif';
      DROP TABLE session_participant;
      DROP TRIGGER session_participants_counted ON support_session;
      DROP FUNCTION session_participants_counted();
      ALTER TABLE support_session DROP kind, DROP employer_id, DROP title, DROP workshop_level, DROP participant_count,
        DROP anonymous_count, DROP anonymous_by, DROP anonymous_already, DROP health_space_steps,
        DROP health_space_help, DROP health_space_next, DROP to_complete;
      DROP FUNCTION session_headcount_valid(jsonb, integer);
    `);
  }
}
