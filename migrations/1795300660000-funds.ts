import { MigrationInterface, QueryRunner } from 'typeorm';

/** A caisse: its territory commune by commune, what it asks and how soon it answers; the saisines that it follows. */
export class Funds1795300660000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE structure
        ADD COLUMN website text,
        ADD COLUMN fund_answer_days smallint NOT NULL DEFAULT 10,
        ADD COLUMN fund_asks jsonb NOT NULL DEFAULT '{"need_details": "optional", "call_back": "optional",
          "language": "optional", "helper": "optional", "signature": "not_asked", "attachment": "not_asked"}',
        ADD COLUMN version integer NOT NULL DEFAULT 1,
        ADD CONSTRAINT structure_fund_answer_days_check CHECK (fund_answer_days BETWEEN 1 AND 60),
        ADD CONSTRAINT structure_fund_asks_check CHECK (
          fund_asks ?& ARRAY['need_details', 'call_back', 'language', 'helper', 'signature', 'attachment']
          AND fund_asks ->> 'need_details' IN ('required', 'optional', 'not_asked')
          AND fund_asks ->> 'call_back' IN ('required', 'optional', 'not_asked')
          AND fund_asks ->> 'language' IN ('required', 'optional', 'not_asked')
          AND fund_asks ->> 'helper' IN ('optional', 'not_asked')
          AND fund_asks ->> 'signature' IN ('required', 'not_asked')
          AND fund_asks ->> 'attachment' IN ('required', 'optional', 'not_asked'));
      CREATE INDEX structure_fund_departments_idx ON structure USING gin (fund_departments) WHERE kind = 'fund';

      -- A commune served although outside, or not served although inside.
      CREATE TABLE fund_commune (
        fund_id uuid NOT NULL REFERENCES structure ON DELETE CASCADE,
        commune_insee text NOT NULL REFERENCES commune,
        included boolean NOT NULL,
        PRIMARY KEY (fund_id, commune_insee)
      );
      CREATE INDEX fund_commune_commune_insee_idx ON fund_commune (commune_insee);

      CREATE TABLE saisine (
        referral_id uuid PRIMARY KEY REFERENCES referral,
        beneficiary_id uuid NOT NULL REFERENCES beneficiary,
        fund_id uuid NOT NULL REFERENCES structure,
        -- Emptied with the person's file.
        motive text,
        step text NOT NULL,
        needs text[] NOT NULL DEFAULT '{}',
        call_back_slots text[] NOT NULL DEFAULT '{}',
        language text,
        interpreter boolean NOT NULL DEFAULT false,
        through_helper boolean NOT NULL DEFAULT false,
        -- What the caisse asked on the day of the sending: its list may change later.
        asked_parts jsonb,
        answer_due_on date,
        workshop_on date,
        purged_at timestamptz,
        CONSTRAINT saisine_step_check CHECK (step IN ('draft', 'transmitted', 'acknowledged', 'called_back',
          'workshop_offered', 'workshop_attended', 'unreachable', 'redirected', 'refused', 'withdrawn', 'expired',
          'closed')),
        CONSTRAINT saisine_motive_check CHECK (motive IN ('digital', 'rights', 'care', 'social')),
        CONSTRAINT saisine_needs_check CHECK (
          needs <@ ARRAY['ameli_account', 'mon_espace_sante', 'email', 'other_service']),
        CONSTRAINT saisine_call_back_slots_check CHECK (call_back_slots <@ ARRAY['mon_am', 'mon_pm', 'tue_am', 'tue_pm',
          'wed_am', 'wed_pm', 'thu_am', 'thu_pm', 'fri_am', 'fri_pm']),
        CONSTRAINT saisine_language_check CHECK (language IN ('fr', 'ar', 'hy', 'en', 'es', 'fa', 'ka', 'ps', 'pt', 'ro',
          'ru', 'sq', 'tr', 'uk', 'zh', 'fsl', 'other')),
        CONSTRAINT saisine_sent_check CHECK (num_nonnulls(asked_parts, answer_due_on) IN (0, 2)
          AND (step = 'draft') <= (answer_due_on IS NULL)
          AND (step NOT IN ('draft', 'withdrawn')) <= (answer_due_on IS NOT NULL)),
        CONSTRAINT saisine_workshop_check CHECK (
          (step IN ('workshop_offered', 'workshop_attended')) <= (workshop_on IS NOT NULL)
          AND (step IN ('draft', 'transmitted', 'acknowledged', 'refused', 'expired')) <= (workshop_on IS NULL)),
        CONSTRAINT saisine_purged_check CHECK (purged_at IS NULL
          OR step IN ('refused', 'withdrawn', 'expired', 'closed') AND cardinality(needs) = 0
            AND cardinality(call_back_slots) = 0 AND language IS NULL AND NOT interpreter AND NOT through_helper)
      );
      CREATE INDEX saisine_beneficiary_id_idx ON saisine (beneficiary_id);
      CREATE INDEX saisine_fund_idx ON saisine (fund_id, step, answer_due_on);
      CREATE INDEX saisine_to_purge_idx ON saisine (referral_id)
        WHERE purged_at IS NULL AND step IN ('refused', 'withdrawn', 'expired', 'closed');
      -- No second request while one is running.
      CREATE UNIQUE INDEX saisine_running_idx ON saisine (beneficiary_id, fund_id, motive)
        WHERE step NOT IN ('draft', 'refused', 'withdrawn', 'expired', 'closed');

      CREATE TABLE saisine_step (
        id uuid PRIMARY KEY,
        referral_id uuid NOT NULL REFERENCES saisine,
        step text NOT NULL,
        at timestamptz NOT NULL,
        by_user_id uuid REFERENCES app_user,
        by_link_id uuid REFERENCES answer_link,
        by_structure_id uuid REFERENCES structure,
        workshop_on date,
        CONSTRAINT saisine_step_step_check CHECK (step IN ('draft', 'transmitted', 'acknowledged', 'called_back',
          'workshop_offered', 'workshop_attended', 'unreachable', 'redirected', 'refused', 'withdrawn', 'expired',
          'closed')),
        CONSTRAINT saisine_step_author_check CHECK (num_nonnulls(by_user_id, by_link_id) <= 1),
        CONSTRAINT saisine_step_workshop_check CHECK ((step = 'workshop_offered') = (workshop_on IS NOT NULL))
      );
      CREATE INDEX saisine_step_referral_idx ON saisine_step (referral_id, at);

      -- Requests made before: their details were never asked. Of two that run for one person, the first counts as it.
      INSERT INTO saisine (referral_id, beneficiary_id, fund_id, motive, step, asked_parts, answer_due_on, workshop_on)
      SELECT r.id, r.beneficiary_id, r.receiver_structure_id, r.motive,
        CASE WHEN r.status = 'sent' THEN CASE WHEN r.acknowledged_at IS NULL THEN 'transmitted' ELSE 'acknowledged' END
             WHEN r.status = 'accepted' THEN CASE WHEN r.appointment_on IS NULL THEN 'called_back' ELSE 'workshop_offered' END
             ELSE r.status END,
        CASE WHEN r.sent_at IS NOT NULL THEN s.fund_asks END,
        (r.sent_at AT TIME ZONE 'Europe/Paris')::date + 14,
        CASE WHEN r.status IN ('accepted', 'closed') THEN r.appointment_on END
      FROM referral r JOIN structure s ON s.id = r.receiver_structure_id
      WHERE r.path = 'health_access_mission'
      ORDER BY r.sent_at NULLS LAST, r.id
      ON CONFLICT DO NOTHING;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE saisine_step, saisine, fund_commune;
      DROP INDEX structure_fund_departments_idx;
      ALTER TABLE structure DROP COLUMN website, DROP COLUMN fund_answer_days, DROP COLUMN fund_asks, DROP COLUMN version;
    `);
  }
}
