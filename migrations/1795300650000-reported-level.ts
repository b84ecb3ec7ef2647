import { MigrationInterface, QueryRunner } from 'typeorm';

/** A level that a receiver reports at the end of a referral: it has no questions, no points and no author here. */
export class ReportedLevel1795300650000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE assessment
        ADD COLUMN reported_by text,
        ALTER COLUMN author_id DROP NOT NULL,
        ALTER COLUMN score DROP NOT NULL,
        DROP CONSTRAINT assessment_form_check,
        ADD CONSTRAINT assessment_form_check CHECK (form IN ('full', 'express', 'reported')),
        ADD CONSTRAINT assessment_reported_check CHECK ((form = 'reported') = (author_id IS NULL)
          AND (form = 'reported') = (score IS NULL) AND (form = 'reported') = (rule = 'reported')
          AND (form = 'reported') = (reported_by IS NOT NULL) AND btrim(reported_by) <> ''
          AND (form = 'reported') <= (to_confirm AND provisional AND computed_level <> 'notAssessed'));
    `);
  }

  /** Those reported have no author to return to: they leave, and the referrals that rest on them keep their level. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE referral SET assessment_id = NULL
       WHERE assessment_id IN (SELECT id FROM assessment WHERE form = 'reported');
      DELETE FROM assessment WHERE form = 'reported';
      ALTER TABLE assessment
        DROP CONSTRAINT assessment_reported_check,
        DROP CONSTRAINT assessment_form_check,
        ADD CONSTRAINT assessment_form_check CHECK (form IN ('full', 'express')),
        ALTER COLUMN score SET NOT NULL,
        ALTER COLUMN author_id SET NOT NULL,
        DROP COLUMN reported_by;
    `);
  }
}
