import { MigrationInterface, QueryRunner } from 'typeorm';

/** Communes, structures (those who have accounts), places of the national directory and its imports. */
export class Structures1795300100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE region (
        code text PRIMARY KEY,
        name text NOT NULL
      );

      CREATE TABLE department (
        code text PRIMARY KEY,
        name text NOT NULL,
        region_code text NOT NULL REFERENCES region
      );

      CREATE TABLE commune (
        insee_code text PRIMARY KEY,
        name text NOT NULL,
        postal_codes text[] NOT NULL,
        department_code text NOT NULL REFERENCES department,
        population integer NOT NULL,
        latitude double precision NOT NULL,
        longitude double precision NOT NULL,
        centre_source text NOT NULL,
        search_text text NOT NULL,
        CONSTRAINT commune_centre_source_check CHECK (centre_source IN ('geonames', 'approximate'))
      );
      CREATE INDEX commune_search_text_idx ON commune USING gin (search_text gin_trgm_ops);
      CREATE INDEX commune_postal_codes_idx ON commune USING gin (postal_codes);
      CREATE INDEX commune_department_code_idx ON commune (department_code);

      CREATE TABLE reference_data (
        name text PRIMARY KEY,
        version text NOT NULL,
        loaded_at timestamptz NOT NULL
      );

      CREATE TABLE structure (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        kind text NOT NULL,
        siret text,
        commune_insee text REFERENCES commune,
        address text,
        phone text,
        email text,
        contact_hours text,
        fund_scheme text,
        fund_departments text[] NOT NULL DEFAULT '{}',
        created_at timestamptz NOT NULL,
        CONSTRAINT structure_kind_check CHECK (kind IN ('mediation', 'france_services', 'fund', 'other')),
        CONSTRAINT structure_fund_check CHECK ((kind = 'fund') = (fund_scheme IS NOT NULL)),
        CONSTRAINT structure_fund_scheme_check CHECK (fund_scheme IN ('general', 'msa', 'other'))
      );
      CREATE INDEX structure_kind_idx ON structure (kind);

      CREATE TABLE place (
        id uuid PRIMARY KEY,
        structure_id uuid REFERENCES structure,
        source text NOT NULL,
        source_id text NOT NULL,
        content_hash text NOT NULL,
        pivot text,
        name text NOT NULL,
        commune_name text NOT NULL,
        postal_code text,
        commune_insee text REFERENCES commune,
        address text,
        address_extra text,
        latitude double precision,
        longitude double precision,
        position_status text NOT NULL,
        typologies text[] NOT NULL DEFAULT '{}',
        phone text,
        emails text[] NOT NULL DEFAULT '{}',
        websites text[] NOT NULL DEFAULT '{}',
        opening_hours text,
        summary text,
        details text,
        roaming text[] NOT NULL DEFAULT '{}',
        parent_structure text,
        updated_on date,
        services text[] NOT NULL DEFAULT '{}',
        publics text[] NOT NULL DEFAULT '{}',
        specific_care text[] NOT NULL DEFAULT '{}',
        fees text[] NOT NULL DEFAULT '{}',
        programmes text[] NOT NULL DEFAULT '{}',
        labels text[] NOT NULL DEFAULT '{}',
        other_labels text[] NOT NULL DEFAULT '{}',
        access_modes text[] NOT NULL DEFAULT '{}',
        accompaniment text[] NOT NULL DEFAULT '{}',
        accessibility_url text,
        booking_url text,
        collected_by text,
        unknown_values jsonb NOT NULL DEFAULT '{}',
        gone_at timestamptz,
        first_seen_at timestamptz NOT NULL,
        last_changed_at timestamptz NOT NULL,
        search_text text NOT NULL DEFAULT '',
        CONSTRAINT place_source_source_id_key UNIQUE (source, source_id),
        CONSTRAINT place_position_status_check CHECK (position_status IN ('exact', 'approximate', 'doubtful', 'none')),
        CONSTRAINT place_position_check CHECK ((position_status = 'none') = (latitude IS NULL)
          AND (latitude IS NULL) = (longitude IS NULL))
      );
      CREATE INDEX place_position_idx ON place USING gist (ll_to_earth(latitude, longitude))
        WHERE gone_at IS NULL AND position_status IN ('exact', 'approximate');
      CREATE INDEX place_search_text_idx ON place USING gin (search_text gin_trgm_ops);
      CREATE INDEX place_unsuitable_idx ON place (commune_insee) WHERE gone_at IS NOT NULL OR position_status = 'doubtful';
      CREATE INDEX place_structure_id_idx ON place (structure_id);
      CREATE INDEX place_commune_insee_idx ON place (commune_insee);

      CREATE FUNCTION place_search_text() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          NEW.search_text := search_normalise(concat_ws(' ', NEW.name, NEW.commune_name, NEW.postal_code));
          RETURN NEW;
        END $$;
      CREATE TRIGGER place_search_text BEFORE INSERT OR UPDATE OF name, commune_name, postal_code ON place
        FOR EACH ROW EXECUTE FUNCTION place_search_text();

      CREATE TABLE directory_import (
        id uuid PRIMARY KEY,
        source text NOT NULL,
        file_name text NOT NULL,
        file_hash text NOT NULL,
        status text NOT NULL,
        report jsonb NOT NULL DEFAULT '{}',
        requested_by uuid,
        started_at timestamptz NOT NULL,
        applied_at timestamptz,
        CONSTRAINT directory_import_status_check CHECK (status IN ('analysed', 'stopped', 'applied', 'failed'))
      );
      CREATE INDEX directory_import_started_at_idx ON directory_import (started_at DESC);

      CREATE TABLE directory_refusal (
        import_id uuid NOT NULL REFERENCES directory_import ON DELETE CASCADE,
        line_number integer NOT NULL,
        motives text[] NOT NULL,
        raw jsonb NOT NULL,
        CONSTRAINT directory_refusal_pkey PRIMARY KEY (import_id, line_number)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE directory_refusal, directory_import, place;
      DROP FUNCTION place_search_text();
      DROP TABLE structure, reference_data, commune, department, region;
    `);
  }
}
