import { MigrationInterface, QueryRunner } from 'typeorm';

/** Referrals with their agreement, states and answers; the information sheets handed out. */
export class Referrals1795300400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE referral (
        id uuid PRIMARY KEY,
        beneficiary_id uuid NOT NULL REFERENCES beneficiary,
        sender_structure_id uuid NOT NULL REFERENCES structure,
        sender_id uuid NOT NULL REFERENCES app_user,
        path text NOT NULL,
        receiver_structure_id uuid REFERENCES structure,
        receiver_place_id uuid REFERENCES place,
        receiver_name text NOT NULL,
        assessment_id uuid REFERENCES assessment,
        level text NOT NULL,
        needs text[] NOT NULL DEFAULT '{}',
        motive text,
        message text,
        agreement_on date,
        agreement_how text,
        status text NOT NULL,
        created_at timestamptz NOT NULL,
        sent_at timestamptz,
        answered_at timestamptz,
        answered_by uuid REFERENCES app_user,
        answer_words text,
        appointment_on date,
        refusal_reason text,
        refusal_words text,
        withdrawn_at timestamptz,
        withdrawal_reason text,
        closed_at timestamptz,
        closed_by uuid REFERENCES app_user,
        outcome text,
        outcome_words text,
        level_after text,
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT referral_path_check CHECK (path IN ('reinforced_support', 'workshop', 'health_access_mission')),
        CONSTRAINT referral_receiver_check CHECK (num_nonnulls(receiver_structure_id, receiver_place_id) >= 1
          AND receiver_structure_id IS DISTINCT FROM sender_structure_id),
        CONSTRAINT referral_level_check CHECK (level IN ('beginner', 'intermediate', 'independent', 'notAssessed')),
        CONSTRAINT referral_level_after_check CHECK (level_after IN
          ('beginner', 'intermediate', 'independent', 'notAssessed')),
        CONSTRAINT referral_motive_check CHECK ((path = 'health_access_mission') = (motive IS NOT NULL)
          AND motive IN ('digital', 'rights', 'care', 'social')),
        CONSTRAINT referral_status_check CHECK (status IN
          ('draft', 'sent', 'accepted', 'refused', 'withdrawn', 'closed')),
        CONSTRAINT referral_agreement_check CHECK (num_nonnulls(agreement_on, agreement_how) IN (0, 2)
          AND agreement_how IN ('oral', 'signature') AND (status = 'draft' OR agreement_on IS NOT NULL
          OR (status = 'withdrawn' AND sent_at IS NULL))),
        CONSTRAINT referral_sent_check CHECK (status = 'draft' AND sent_at IS NULL
          OR status = 'withdrawn' OR status IN ('sent', 'accepted', 'refused', 'closed') AND sent_at IS NOT NULL),
        CONSTRAINT referral_answer_check CHECK (
          (status IN ('accepted', 'refused', 'closed')) = (answered_at IS NOT NULL)
          AND (answered_at IS NULL) = (answered_by IS NULL)
          AND (answered_at IS NULL) <= (appointment_on IS NULL AND answer_words IS NULL)),
        CONSTRAINT referral_refusal_check CHECK (
          (status = 'refused') = (refusal_reason IS NOT NULL AND btrim(refusal_words) <> '')
          AND (refusal_reason IS NULL) = (refusal_words IS NULL)
          AND refusal_reason IN ('not_reachable', 'did_not_come_to_interview', 'hired_elsewhere', 'training',
            'not_eligible', 'not_mobile', 'not_interested', 'incompatible', 'session_full', 'duplicate', 'other')),
        CONSTRAINT referral_withdrawal_check CHECK ((status = 'withdrawn') = (withdrawn_at IS NOT NULL)
          AND (withdrawn_at IS NULL) = (withdrawal_reason IS NULL) AND btrim(withdrawal_reason) <> ''),
        CONSTRAINT referral_outcome_check CHECK ((status = 'closed') = (outcome IS NOT NULL)
          AND (status = 'closed') = (closed_at IS NOT NULL) AND (closed_at IS NULL) = (closed_by IS NULL)
          AND outcome IN ('accompanied', 'did_not_come', 'unreachable', 'redirected', 'given_up', 'other')
          AND (outcome = 'other') <= (coalesce(btrim(outcome_words), '') <> ''))
      );
      CREATE INDEX referral_sender_idx ON referral (sender_structure_id, status, created_at DESC);
      CREATE INDEX referral_receiver_idx ON referral (receiver_structure_id, status, sent_at DESC);
      CREATE INDEX referral_recent_answer_idx ON referral (sender_structure_id, (coalesce(closed_at, answered_at)) DESC)
        WHERE status IN ('accepted', 'refused', 'closed');
      CREATE INDEX referral_receiver_place_id_idx ON referral (receiver_place_id);
      CREATE INDEX referral_beneficiary_idx ON referral (beneficiary_id, created_at DESC);
      ALTER TABLE beneficiary_share
        ADD CONSTRAINT beneficiary_share_referral_id_fkey FOREIGN KEY (referral_id) REFERENCES referral;

      -- Each change of state, who made it and when: the referral's own history.
      CREATE TABLE referral_event (
        id uuid PRIMARY KEY,
        referral_id uuid NOT NULL REFERENCES referral,
        at timestamptz NOT NULL,
        by_user_id uuid NOT NULL REFERENCES app_user,
        by_structure_id uuid REFERENCES structure,
        from_status text,
        to_status text NOT NULL
      );
      CREATE INDEX referral_event_referral_idx ON referral_event (referral_id, at);

      -- « information remise »: nothing is transmitted, so no agreement and no answer; counted apart from referrals.
      CREATE TABLE information_sheet (
        id uuid PRIMARY KEY,
        beneficiary_id uuid NOT NULL REFERENCES beneficiary,
        structure_id uuid NOT NULL REFERENCES structure,
        given_by uuid NOT NULL REFERENCES app_user,
        given_at timestamptz NOT NULL,
        fund_id uuid REFERENCES structure,
        level text NOT NULL,
        CONSTRAINT information_sheet_level_check CHECK (level IN
          ('beginner', 'intermediate', 'independent', 'notAssessed'))
      );
      CREATE INDEX information_sheet_beneficiary_idx ON information_sheet (beneficiary_id, given_at DESC);
      CREATE INDEX information_sheet_structure_idx ON information_sheet (structure_id, given_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE information_sheet, referral_event;
      ALTER TABLE beneficiary_share DROP CONSTRAINT beneficiary_share_referral_id_fkey;
      DROP TABLE referral;
    `);
  }
}
