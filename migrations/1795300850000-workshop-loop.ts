import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A referral to a workshop is answered by its seat; who comes without a seat is counted; a sheet may be half filled in. */
export class WorkshopLoop1795300850000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE referral ADD COLUMN workshop_id uuid REFERENCES workshop;
      CREATE INDEX referral_workshop_id_idx ON referral (workshop_id) WHERE workshop_id IS NOT NULL;
      ALTER TABLE referral
        DROP CONSTRAINT referral_answer_check,
        DROP CONSTRAINT referral_outcome_check,
        ADD CONSTRAINT referral_workshop_check CHECK ((workshop_id IS NOT NULL) <= (path = 'workshop')),
        -- A seat has no author: it answers, and ends, without anybody. Everywhere else someone does.
        ADD CONSTRAINT referral_answer_check CHECK ((status IN ('accepted', 'refused', 'closed')) <= (answered_at IS NOT NULL)
          AND (status IN ('draft', 'sent', 'expired')) <= (answered_at IS NULL)
          AND num_nonnulls(answered_by, answered_by_link) <= num_nonnulls(answered_at)
          AND (num_nonnulls(answered_by, answered_by_link) = num_nonnulls(answered_at) OR workshop_id IS NOT NULL)
          AND (answered_at IS NULL) <= (appointment_on IS NULL AND answer_words IS NULL)),
        ADD CONSTRAINT referral_outcome_check CHECK ((status = 'closed') = (outcome IS NOT NULL)
          AND (status = 'closed') = (closed_at IS NOT NULL)
          AND num_nonnulls(closed_by, closed_by_link) <= num_nonnulls(closed_at)
          AND (num_nonnulls(closed_by, closed_by_link) = num_nonnulls(closed_at) OR workshop_id IS NOT NULL)
          AND outcome IN ('accompanied', 'did_not_come', 'unreachable', 'redirected', 'given_up', 'other')
          AND (outcome = 'other') <= (coalesce(btrim(outcome_words), '') <> ''));

      -- People who came without a seat and without a file.
      ALTER TABLE workshop ADD COLUMN anonymous_walk_ins smallint NOT NULL DEFAULT 0,
        ADD CONSTRAINT workshop_walk_ins_check CHECK (anonymous_walk_ins BETWEEN 0 AND 500);
      -- Someone who waited, and came all the same, sits beside the seats too.
      ALTER TABLE registration DROP CONSTRAINT registration_source_check,
        ADD CONSTRAINT registration_source_check CHECK (source IN ('agent', 'referral', 'public', 'walk_in')
          AND (source = 'public') = (registered_by IS NULL) AND (registered_by IS NULL) = (structure_id IS NULL)
          AND (source = 'referral') = (referral_id IS NOT NULL) AND (source = 'walk_in') <= walk_in
          AND walk_in <= (source = 'walk_in' OR status IN ('attended', 'absent')));
      -- On paper people leave a question out.
      ALTER TABLE workshop_feedback ALTER COLUMN learnt DROP NOT NULL, ALTER COLUMN pace DROP NOT NULL,
        ALTER COLUMN again DROP NOT NULL,
        ADD CONSTRAINT workshop_feedback_some_check CHECK (num_nonnulls(learnt, pace, again) >= 1);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM workshop_feedback WHERE num_nonnulls(learnt, pace, again) < 3;
      ALTER TABLE workshop_feedback DROP CONSTRAINT workshop_feedback_some_check, ALTER COLUMN learnt SET NOT NULL,
        ALTER COLUMN pace SET NOT NULL, ALTER COLUMN again SET NOT NULL;
      UPDATE registration SET status = 'cancelled', walk_in = false, cancelled_by = 'lapsed', cancelled_at = marked_at,
        marked_at = NULL, marked_by = NULL WHERE walk_in AND source <> 'walk_in';
      ALTER TABLE registration DROP CONSTRAINT registration_source_check,
        ADD CONSTRAINT registration_source_check CHECK (source IN ('agent', 'referral', 'public', 'walk_in')
          AND (source = 'public') = (registered_by IS NULL) AND (registered_by IS NULL) = (structure_id IS NULL)
          AND (source = 'referral') = (referral_id IS NOT NULL) AND (source = 'walk_in') = walk_in);
      ALTER TABLE workshop DROP COLUMN anonymous_walk_ins;
      -- What nobody answered is put down to whoever sent it: there is no other author left.
      UPDATE referral SET answered_by = sender_id
        WHERE answered_at IS NOT NULL AND num_nonnulls(answered_by, answered_by_link) = 0;
      UPDATE referral SET closed_by = sender_id
        WHERE closed_at IS NOT NULL AND num_nonnulls(closed_by, closed_by_link) = 0;
      ALTER TABLE referral
        DROP CONSTRAINT referral_answer_check,
        DROP CONSTRAINT referral_outcome_check,
        ADD CONSTRAINT referral_answer_check CHECK ((status IN ('accepted', 'refused', 'closed')) <= (answered_at IS NOT NULL)
          AND (status IN ('draft', 'sent', 'expired')) <= (answered_at IS NULL)
          AND num_nonnulls(answered_by, answered_by_link) = num_nonnulls(answered_at)
          AND (answered_at IS NULL) <= (appointment_on IS NULL AND answer_words IS NULL)),
        ADD CONSTRAINT referral_outcome_check CHECK ((status = 'closed') = (outcome IS NOT NULL)
          AND (status = 'closed') = (closed_at IS NOT NULL)
          AND num_nonnulls(closed_by, closed_by_link) = num_nonnulls(closed_at)
          AND outcome IN ('accompanied', 'did_not_come', 'unreachable', 'redirected', 'given_up', 'other')
          AND (outcome = 'other') <= (coalesce(btrim(outcome_words), '') <> '')),
        DROP COLUMN workshop_id;
    `);
  }
}
