import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Letters are counted on the day when they were printed: reminders say it themselves, those of referrals in the journal. */
export class PrintedLetters1795300905000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX reminder_printed_idx ON reminder (structure_id, printed_at) WHERE printed_at IS NOT NULL;
      CREATE INDEX audit_event_letter_idx ON audit_event (actor_structure_id, at) WHERE verb = 'referral.print-letter';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX reminder_printed_idx, audit_event_letter_idx');
  }
}
