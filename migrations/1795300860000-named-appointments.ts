import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Each night looks for the names that are to be emptied: there are few of them among years of appointments. */
export class NamedAppointments1795300860000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX appointment_named_idx ON appointment (ends_at) WHERE name <> '–'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX appointment_named_idx');
  }
}
