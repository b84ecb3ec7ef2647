import { MigrationInterface, QueryRunner } from 'typeorm';

/** What a coordinator, or whoever coordinates beside their sessions, did for the network: nobody is accompanied in it. */
export class Coordination1795300750000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- One to twenty partner structures: [{ "name": "Mairie de Toul", "type": "commune" }].
      CREATE FUNCTION coordination_partners_valid(partners jsonb) RETURNS boolean
        LANGUAGE sql IMMUTABLE PARALLEL SAFE
      RETURN CASE WHEN jsonb_typeof(partners) = 'array' THEN jsonb_array_length(partners) BETWEEN 1 AND 20
          AND NOT EXISTS (SELECT FROM jsonb_array_elements(partners) AS partner
            WHERE jsonb_typeof(partner) <> 'object' OR partner - ARRAY['name', 'type'] <> '{}'
               OR coalesce(length(partner ->> 'name'), 0) NOT BETWEEN 1 AND 200
               OR coalesce(partner ->> 'type', '') NOT IN ('commune', 'epci', 'departement', 'region', 'association',
                 'entreprise', 'hub', 'etat', 'groupement', 'autre'))
        ELSE false END;

      CREATE TABLE coordination_activity (
        id uuid PRIMARY KEY,
        kind text NOT NULL,
        author_id uuid NOT NULL REFERENCES app_user,
        structure_id uuid REFERENCES structure,
        employer_id uuid REFERENCES structure,
        day date NOT NULL,
        duration_minutes smallint NOT NULL,
        type text,
        initiative text,
        topics text[] NOT NULL DEFAULT '{}',
        mediators integer NOT NULL DEFAULT 0,
        structures integer NOT NULL DEFAULT 0,
        other_actors integer NOT NULL DEFAULT 0,
        name text,
        organizers text[] NOT NULL DEFAULT '{}',
        participants integer NOT NULL DEFAULT 0,
        natures text[] NOT NULL DEFAULT '{}',
        partners jsonb NOT NULL DEFAULT '[]',
        territorial_level text,
        other_words text,
        notes text,
        form_key uuid NOT NULL UNIQUE,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT coordination_activity_duration_check CHECK (duration_minutes BETWEEN 1 AND 1439),
        CONSTRAINT coordination_activity_day_check CHECK (day <= (created_at AT TIME ZONE 'UTC')::date + 1),
        CONSTRAINT coordination_activity_level_check CHECK (territorial_level IN
          ('communal', 'intercommunal', 'departemental', 'regional', 'national')),
        CONSTRAINT coordination_activity_kind_check CHECK (
          CASE WHEN kind = 'animation' THEN true
            ELSE initiative IS NULL AND topics = '{}' AND mediators = 0 AND structures = 0 AND other_actors = 0 END
          AND CASE WHEN kind = 'evenement' THEN true
            ELSE name IS NULL AND organizers = '{}' AND participants = 0 END
          AND CASE WHEN kind = 'partenariat' THEN type IS NULL ELSE natures = '{}' AND partners = '[]' END
          AND CASE kind
            WHEN 'animation' THEN type IN ('assemblee', 'comite', 'groupe_de_travail', 'echange', 'reunion_coordination',
                'webinaire', 'autre')
              AND type IS NOT NULL AND initiative IN ('initiative', 'demande') AND initiative IS NOT NULL
              AND cardinality(topics) > 0
              AND topics <@ ARRAY['partage', 'reseau', 'soutien', 'professionnel', 'rh', 'autre']
              AND least(mediators, structures, other_actors) >= 0
              AND mediators + structures + other_actors BETWEEN 1 AND 100000 AND territorial_level IS NULL
            WHEN 'evenement' THEN type IN ('grand_public', 'national', 'inclusion_numerique', 'nec_local', 'autre')
              AND type IS NOT NULL AND cardinality(organizers) > 0
              AND organizers <@ ARRAY['ma_structure', 'commune', 'epci', 'departement', 'region', 'association',
                'entreprise', 'hub', 'etat', 'groupement', 'autre']
              AND participants BETWEEN 0 AND 100000
            WHEN 'partenariat' THEN cardinality(natures) > 0
              AND natures <@ ARRAY['parcours_usager', 'subvention', 'coordination_departementale', 'rdv_elu', 'autre']
              AND coordination_partners_valid(partners)
            ELSE false END)
      );
      CREATE INDEX coordination_activity_author_idx ON coordination_activity (author_id, day, id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE coordination_activity; DROP FUNCTION coordination_partners_valid(jsonb);');
  }
}
