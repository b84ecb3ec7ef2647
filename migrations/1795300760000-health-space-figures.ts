import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The few sessions that say something of Mon espace santé are found without reading the others. */
export class HealthSpaceFigures1795300760000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX support_session_health_space_idx ON support_session (day, structure_id)
        WHERE health_space_steps <> '{}';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX support_session_health_space_idx;');
  }
}
