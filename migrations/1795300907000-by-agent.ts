import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a team counts is its structures’ and its agents’: either is looked up by an index, so that a year of a team does not
 * read the country. Appointments and sessions have theirs.
 */
export class ByAgent1795300907000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX referral_sent_by_idx ON referral (sender_id, sent_at) WHERE sent_at IS NOT NULL;
      CREATE INDEX information_sheet_given_by_idx ON information_sheet (given_by, given_at);
      CREATE INDEX reminder_printed_by_idx ON reminder (printed_by, printed_at) WHERE printed_at IS NOT NULL;
      CREATE INDEX audit_event_letter_by_idx ON audit_event (actor_user_id, at) WHERE verb = 'referral.print-letter';
      CREATE INDEX workshop_created_by_idx ON workshop (created_by, starts_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX referral_sent_by_idx, information_sheet_given_by_idx, reminder_printed_by_idx,
      audit_event_letter_by_idx, workshop_created_by_idx`);
  }
}
