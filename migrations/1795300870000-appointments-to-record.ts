import type { MigrationInterface, QueryRunner } from 'typeorm';

/** « À renseigner »: upcoming ones of an agent whose hour is over, among years of those that were honoured. */
export class AppointmentsToRecord1795300870000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX appointment_to_record_idx ON appointment (structure_id, agent_id, starts_at) WHERE status = 'upcoming';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX appointment_to_record_idx');
  }
}
