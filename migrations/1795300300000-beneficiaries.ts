import { MigrationInterface, QueryRunner } from 'typeorm';

/** The person, held by one structure and shared with another only by an accepted referral; the levels. */
export class Beneficiaries1795300300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE beneficiary (
        id uuid PRIMARY KEY,
        structure_id uuid NOT NULL REFERENCES structure,
        first_name text NOT NULL,
        last_name text NOT NULL,
        birth_year smallint,
        commune_insee text REFERENCES commune,
        commune_name text,
        postal_code text,
        phone text,
        no_phone boolean NOT NULL DEFAULT false,
        email text,
        no_email boolean NOT NULL DEFAULT false,
        contact_preference text NOT NULL DEFAULT 'call',
        social_status text NOT NULL DEFAULT 'non_communique',
        gender text NOT NULL DEFAULT 'non_communique',
        scheme text NOT NULL DEFAULT 'unknown',
        helper_name text,
        helper_phone text,
        helper_relationship text,
        helper_agreed_on date,
        wishes text[] NOT NULL DEFAULT '{}',
        notes text,
        notice_given_on date,
        notice_given_by uuid REFERENCES app_user,
        created_by uuid NOT NULL REFERENCES app_user,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        last_contact_on date NOT NULL,
        version integer NOT NULL DEFAULT 1,
        search_text text NOT NULL DEFAULT '',
        CONSTRAINT beneficiary_birth_year_check CHECK (birth_year BETWEEN 1900 AND 2200),
        CONSTRAINT beneficiary_phone_check CHECK (NOT (no_phone AND phone IS NOT NULL)),
        CONSTRAINT beneficiary_email_check CHECK (NOT (no_email AND email IS NOT NULL)),
        CONSTRAINT beneficiary_contact_preference_check CHECK (contact_preference IN
          ('call', 'sms', 'email', 'letter', 'helper', 'none')),
        CONSTRAINT beneficiary_social_status_check CHECK (social_status IN
          ('retraite', 'sans_emploi', 'en_emploi', 'scolarise', 'non_communique')),
        CONSTRAINT beneficiary_gender_check CHECK (gender IN ('feminin', 'masculin', 'non_communique')),
        CONSTRAINT beneficiary_scheme_check CHECK (scheme IN ('general', 'msa', 'other', 'unknown')),
        CONSTRAINT beneficiary_wishes_check CHECK (wishes <@ ARRAY['large_type', 'oral', 'interpreter', 'with_helper']),
        CONSTRAINT beneficiary_helper_check CHECK (helper_name IS NULL OR helper_agreed_on IS NOT NULL)
      );
      -- One index answers « in my structure, containing these letters ».
      CREATE INDEX beneficiary_search_idx ON beneficiary USING gin (structure_id, search_text gin_trgm_ops);
      CREATE INDEX beneficiary_recent_idx ON beneficiary (structure_id, updated_at DESC, id);
      CREATE INDEX beneficiary_phone_idx ON beneficiary (structure_id, phone) WHERE phone IS NOT NULL;
      CREATE INDEX beneficiary_email_idx ON beneficiary (structure_id, email) WHERE email IS NOT NULL;

      CREATE FUNCTION beneficiary_search_text() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          NEW.search_text := search_normalise(concat_ws(' ', NEW.last_name, NEW.first_name, NEW.phone,
            regexp_replace(NEW.phone, '^\\+(33|262|508|590|594|596)', '0'), NEW.commune_name));
          RETURN NEW;
        END $$;
      CREATE TRIGGER beneficiary_search_text
        BEFORE INSERT OR UPDATE OF first_name, last_name, phone, commune_name ON beneficiary
        FOR EACH ROW EXECUTE FUNCTION beneficiary_search_text();

      -- Another structure's access to the person: opened by an accepted referral, closed with a date, never deleted.
      CREATE TABLE beneficiary_share (
        id uuid PRIMARY KEY,
        beneficiary_id uuid NOT NULL REFERENCES beneficiary,
        structure_id uuid NOT NULL REFERENCES structure,
        referral_id uuid NOT NULL,
        starts_at timestamptz NOT NULL,
        ends_at timestamptz
      );
      CREATE UNIQUE INDEX beneficiary_share_open_idx ON beneficiary_share (beneficiary_id, structure_id, referral_id)
        WHERE ends_at IS NULL;
      CREATE INDEX beneficiary_share_structure_idx ON beneficiary_share (structure_id, beneficiary_id)
        WHERE ends_at IS NULL;

      CREATE TABLE assessment (
        id uuid PRIMARY KEY,
        beneficiary_id uuid NOT NULL REFERENCES beneficiary,
        structure_id uuid NOT NULL REFERENCES structure,
        author_id uuid NOT NULL REFERENCES app_user,
        assessed_at timestamptz NOT NULL,
        grid text NOT NULL,
        form text NOT NULL,
        answers jsonb NOT NULL,
        score smallint NOT NULL,
        rule text NOT NULL,
        computed_level text NOT NULL,
        retained_level text NOT NULL,
        override_reason text,
        to_confirm boolean NOT NULL,
        provisional boolean NOT NULL,
        practice_without_email boolean NOT NULL,
        likely_independent boolean NOT NULL,
        suggested_format text,
        reason text NOT NULL,
        CONSTRAINT assessment_form_check CHECK (form IN ('full', 'express')),
        CONSTRAINT assessment_score_check CHECK (score BETWEEN 0 AND 22),
        CONSTRAINT assessment_computed_level_check CHECK (computed_level IN
          ('beginner', 'intermediate', 'independent', 'notAssessed')),
        CONSTRAINT assessment_retained_level_check CHECK (retained_level IN
          ('beginner', 'intermediate', 'independent', 'notAssessed')),
        CONSTRAINT assessment_override_check CHECK ((retained_level = computed_level) = (override_reason IS NULL)),
        CONSTRAINT assessment_suggested_format_check CHECK (suggested_format IN ('individual', 'group'))
      );
      CREATE INDEX assessment_beneficiary_idx ON assessment (beneficiary_id, assessed_at DESC);
      CREATE INDEX assessment_structure_idx ON assessment (structure_id, assessed_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE assessment, beneficiary_share, beneficiary;
      DROP FUNCTION beneficiary_search_text();
    `);
  }
}
