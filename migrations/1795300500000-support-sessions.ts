import { MigrationInterface, QueryRunner } from 'typeorm';

/** The session log (compte rendu d’activité), in the codes of national statistics. */
export class SupportSessions1795300500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE support_session (
        id uuid PRIMARY KEY,
        structure_id uuid NOT NULL REFERENCES structure,
        mediator_id uuid NOT NULL REFERENCES app_user,
        day date NOT NULL,
        duration_minutes smallint NOT NULL,
        location_kind text NOT NULL,
        place_id uuid REFERENCES place,
        commune_insee text REFERENCES commune,
        beneficiary_id uuid REFERENCES beneficiary,
        referral_id uuid REFERENCES referral,
        already_supported boolean NOT NULL DEFAULT false,
        -- The person as they were on the day: figures of the past must not move when the file does.
        gender text NOT NULL,
        age_band text NOT NULL,
        social_status text NOT NULL,
        residence_insee text REFERENCES commune,
        topics text[] NOT NULL,
        procedures text[] NOT NULL DEFAULT '{}',
        procedure_name text,
        equipment text[] NOT NULL DEFAULT '{}',
        autonomy text,
        redirected boolean NOT NULL DEFAULT false,
        redirection text,
        notes text,
        form_key uuid NOT NULL UNIQUE,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT support_session_duration_check CHECK (duration_minutes BETWEEN 1 AND 1439),
        CONSTRAINT support_session_day_check CHECK (day <= (created_at AT TIME ZONE 'UTC')::date + 1),
        CONSTRAINT support_session_location_kind_check CHECK (location_kind IN
          ('lieu_activite', 'autre', 'domicile', 'a_distance')),
        CONSTRAINT support_session_location_check CHECK (CASE location_kind
          WHEN 'lieu_activite' THEN place_id IS NOT NULL
          WHEN 'a_distance' THEN place_id IS NULL
          ELSE place_id IS NULL AND commune_insee IS NOT NULL END),
        CONSTRAINT support_session_gender_check CHECK (gender IN ('feminin', 'masculin', 'non_communique')),
        CONSTRAINT support_session_age_band_check CHECK (age_band IN ('moins_de_douze', 'douze_dix_huit',
          'dix_huit_vingt_quatre', 'vingt_cinq_trente_neuf', 'quarante_cinquante_neuf', 'soixante_soixante_neuf',
          'soixante_dix_plus', 'non_communique')),
        CONSTRAINT support_session_social_status_check CHECK (social_status IN
          ('retraite', 'sans_emploi', 'en_emploi', 'scolarise', 'non_communique')),
        CONSTRAINT support_session_topics_check CHECK (cardinality(topics) > 0 AND topics <@ ARRAY[
          'diagnostic_numerique', 'prendre_en_main_du_materiel', 'maintenance_de_materiel', 'gere_ses_contenus_numeriques',
          'navigation_sur_internet', 'email', 'bureautique', 'reseaux_sociaux', 'sante', 'banque_et_achats_en_ligne',
          'entrepreneuriat', 'insertion_professionnelle', 'securite_numerique', 'parentalite', 'scolarite_et_numerique',
          'creer_avec_le_numerique', 'culture_numerique', 'intelligence_artificielle', 'aide_aux_demarches_administratives']),
        CONSTRAINT support_session_procedures_check CHECK (procedures <@ ARRAY[
          'papiers_elections_citoyennete', 'famille_scolarite', 'social_sante', 'travail_formation', 'logement',
          'transports_mobilite', 'argent_impots', 'justice', 'etrangers_europe', 'loisirs_sports_culture', 'associations']
          AND (cardinality(procedures) = 0 AND procedure_name IS NULL
            OR 'aide_aux_demarches_administratives' = ANY (topics))),
        CONSTRAINT support_session_equipment_check CHECK (
          equipment <@ ARRAY['ordinateur', 'telephone', 'tablette', 'autre', 'aucun']
          AND NOT ('aucun' = ANY (equipment) AND cardinality(equipment) > 1)),
        CONSTRAINT support_session_autonomy_check CHECK (autonomy IN
          ('entierement_accompagne', 'partiellement_autonome', 'autonome')),
        CONSTRAINT support_session_redirection_check CHECK (redirected = (redirection IS NOT NULL)
          AND redirection IN ('administration', 'mediation_numerique', 'operateur_ou_organisme_en_charge', 'aide_sociale',
            'insertion_professionnelle', 'aide_aux_demarches_administratives', 'autre')),
        CONSTRAINT support_session_person_check CHECK (beneficiary_id IS NULL OR NOT already_supported)
      );
      CREATE INDEX support_session_structure_day_idx ON support_session (structure_id, day DESC, id);
      CREATE INDEX support_session_mediator_day_idx ON support_session (mediator_id, day DESC, id);
      CREATE INDEX support_session_beneficiary_day_idx ON support_session (beneficiary_id, day DESC)
        WHERE beneficiary_id IS NOT NULL;
      CREATE INDEX support_session_referral_id_idx ON support_session (referral_id) WHERE referral_id IS NOT NULL;
      CREATE INDEX support_session_day_idx ON support_session (day);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE support_session');
  }
}
