import { MigrationInterface, QueryRunner } from 'typeorm';

/** What the search of the directory needs: hours that can be searched, and an index for each of its filters. */
export class DirectorySearch1795300610000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE opening_hours_reading (
        id uuid PRIMARY KEY,
        hours text NOT NULL,
        reader integer NOT NULL DEFAULT 0,
        slots int4multirange
      );
      CREATE INDEX opening_hours_reading_reader_idx ON opening_hours_reading (reader);

      CREATE FUNCTION place_opening_hours() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          INSERT INTO opening_hours_reading (id, hours) VALUES (md5(NEW.opening_hours)::uuid, NEW.opening_hours)
          ON CONFLICT DO NOTHING;
          RETURN NULL;
        END $$;
      CREATE TRIGGER place_opening_hours AFTER INSERT OR UPDATE OF opening_hours ON place
        FOR EACH ROW WHEN (NEW.opening_hours IS NOT NULL) EXECUTE FUNCTION place_opening_hours();
      INSERT INTO opening_hours_reading (id, hours)
        SELECT DISTINCT md5(opening_hours)::uuid, opening_hours FROM place WHERE opening_hours IS NOT NULL;

      CREATE INDEX commune_position_idx ON commune (latitude, longitude);
      CREATE INDEX place_name_idx ON place (name, id) WHERE gone_at IS NULL;
      CREATE INDEX place_map_idx ON place (latitude, longitude)
        WHERE gone_at IS NULL AND position_status IN ('exact', 'approximate');
      CREATE INDEX place_unsure_idx ON place (commune_insee) WHERE gone_at IS NULL AND position_status IN ('doubtful', 'none');
      CREATE INDEX place_offer_idx ON place USING gin (services, programmes, labels) WHERE gone_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX commune_position_idx, place_name_idx, place_map_idx, place_unsure_idx, place_offer_idx;
      DROP TRIGGER place_opening_hours ON place;
      DROP FUNCTION place_opening_hours();
      DROP TABLE opening_hours_reading;
    `);
  }
}
