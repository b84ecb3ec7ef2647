import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who coordinates the whole country; the intercommunalité of each commune; the programme a workshop was begun from. */
export class NationalScope1795300890000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE membership DROP CONSTRAINT membership_territory_check,
        ADD CONSTRAINT membership_territory_check CHECK (
          territory_kind IN ('department', 'region') AND territory_code IS NOT NULL
          OR territory_kind = 'country' AND territory_code IS NOT DISTINCT FROM 'FR'
          OR territory_kind IS NULL AND territory_code IS NULL);

      -- Filled with the communes at the next start.
      CREATE TABLE epci (
        code text PRIMARY KEY,
        name text NOT NULL,
        kind text NOT NULL,
        CONSTRAINT epci_kind_check CHECK (kind IN ('CC', 'CA', 'CU', 'METRO', 'MET69'))
      );
      ALTER TABLE commune ADD COLUMN epci_code text REFERENCES epci;
      CREATE INDEX commune_epci_code_idx ON commune (epci_code);

      ALTER TABLE workshop ADD COLUMN programme text,
        ADD CONSTRAINT workshop_programme_check CHECK (programme IN ('mon-espace-sante', 'compte-ameli', 'messagerie',
          'arnaques', 'franceconnect', 'smartphone', 'proches-aidants'));
    `);
  }

  /** Nobody coordinates the country any more: those who did lose that role, and the invitations to it. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE workshop DROP COLUMN programme;
      ALTER TABLE commune DROP COLUMN epci_code;
      DROP TABLE epci;
      -- So that the communes are loaded afresh if it comes back.
      DELETE FROM reference_data WHERE name = 'communes';
      DELETE FROM invitation WHERE territory_kind = 'country';
      DELETE FROM membership WHERE territory_kind = 'country';
      ALTER TABLE membership DROP CONSTRAINT membership_territory_check,
        ADD CONSTRAINT membership_territory_check CHECK (territory_kind IN ('department', 'region')
          AND territory_code IS NOT NULL OR territory_kind IS NULL AND territory_code IS NULL);
    `);
  }
}
