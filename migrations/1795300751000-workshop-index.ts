import { MigrationInterface, QueryRunner } from 'typeorm';

/** The workshops of a period, found without reading the individual sessions around them: one in twenty, or fewer. */
export class WorkshopIndex1795300751000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE INDEX support_session_workshop_idx ON support_session (structure_id, day) WHERE kind = 'collectif'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX support_session_workshop_idx');
  }
}
