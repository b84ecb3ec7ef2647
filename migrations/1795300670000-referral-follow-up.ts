import { MigrationInterface, QueryRunner } from 'typeorm';

/** What coordinators count of referrals is read from this index alone, without the rows. */
export class ReferralFollowUp1795300670000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX referral_follow_up_idx ON referral (sender_structure_id, sent_at)
        INCLUDE (receiver_structure_id, receiver_place_id, path, status, opened_at, answered_at, outcome, level,
          level_after, refusal_reasons)
        WHERE sent_at IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX referral_follow_up_idx');
  }
}
