import { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The loop closes: answers by a link without an account, silence that ends, an agreement that can be taken back,
 * referrals between two desks of one structure, a thread between the two sides, documents.
 */
export class ReferralLoop1795300640000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A key to one referral, for someone who has no account. Only the digest of the token is kept.
      CREATE TABLE answer_link (
        id uuid PRIMARY KEY,
        referral_id uuid NOT NULL REFERENCES referral,
        token_hash text NOT NULL UNIQUE,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        first_opened_at timestamptz,
        revoked_at timestamptz,
        CONSTRAINT answer_link_lifetime_check CHECK (expires_at > created_at)
      );
      CREATE INDEX answer_link_referral_id_idx ON answer_link (referral_id);

      ALTER TABLE referral
        ADD COLUMN receiver_user_id uuid REFERENCES app_user,
        ADD COLUMN receiver_role text,
        ADD COLUMN followed_by uuid REFERENCES app_user,
        ADD COLUMN rerouted_from uuid REFERENCES referral,
        ADD COLUMN opened_at timestamptz,
        ADD COLUMN acknowledged_at timestamptz,
        ADD COLUMN answered_by_link uuid REFERENCES answer_link,
        ADD COLUMN refusal_reasons text[] NOT NULL DEFAULT '{}',
        ADD COLUMN withdrawal_kind text,
        ADD COLUMN expired_at timestamptz,
        ADD COLUMN closed_by_link uuid REFERENCES answer_link,
        ADD COLUMN reminders_sent smallint NOT NULL DEFAULT 0,
        ADD COLUMN last_reminded_at timestamptz,
        DROP CONSTRAINT referral_path_check,
        DROP CONSTRAINT referral_receiver_check,
        DROP CONSTRAINT referral_status_check,
        DROP CONSTRAINT referral_agreement_check,
        DROP CONSTRAINT referral_sent_check,
        DROP CONSTRAINT referral_answer_check,
        DROP CONSTRAINT referral_refusal_check,
        DROP CONSTRAINT referral_withdrawal_check,
        DROP CONSTRAINT referral_outcome_check;

      UPDATE referral SET followed_by = sender_id,
        refusal_reasons = CASE WHEN refusal_reason IS NULL THEN '{}' ELSE ARRAY[refusal_reason] END,
        withdrawal_kind = CASE WHEN status = 'withdrawn' THEN 'by_sender' END;

      ALTER TABLE referral
        ALTER COLUMN followed_by SET NOT NULL,
        DROP COLUMN refusal_reason,
        ADD CONSTRAINT referral_path_check CHECK (path IN
          ('reinforced_support', 'workshop', 'health_access_mission', 'internal')),
        ADD CONSTRAINT referral_receiver_check CHECK (num_nonnulls(receiver_structure_id, receiver_place_id) >= 1
          AND (path = 'internal') = (receiver_structure_id IS NOT DISTINCT FROM sender_structure_id)
          AND (path = 'internal') = (num_nonnulls(receiver_user_id, receiver_role) = 1)
          AND num_nonnulls(receiver_user_id, receiver_role) <= 1 AND receiver_role IN ('mediator', 'counter')),
        ADD CONSTRAINT referral_status_check CHECK (status IN
          ('draft', 'sent', 'accepted', 'refused', 'withdrawn', 'expired', 'closed')),
        ADD CONSTRAINT referral_agreement_check CHECK (num_nonnulls(agreement_on, agreement_how) IN (0, 2)
          AND agreement_how IN ('oral', 'signature') AND (status = 'draft' OR path = 'internal'
          OR agreement_on IS NOT NULL OR (status = 'withdrawn' AND sent_at IS NULL))),
        ADD CONSTRAINT referral_sent_check CHECK (
          (status = 'draft') <= (sent_at IS NULL)
          AND (status IN ('sent', 'accepted', 'refused', 'expired', 'closed')) <= (sent_at IS NOT NULL)
          AND (sent_at IS NULL) <= (num_nonnulls(opened_at, acknowledged_at, last_reminded_at) = 0 AND reminders_sent = 0)),
        ADD CONSTRAINT referral_answer_check CHECK (
          (status IN ('accepted', 'refused', 'closed')) <= (answered_at IS NOT NULL)
          AND (status IN ('draft', 'sent', 'expired')) <= (answered_at IS NULL)
          AND num_nonnulls(answered_by, answered_by_link) = num_nonnulls(answered_at)
          AND (answered_at IS NULL) <= (appointment_on IS NULL AND answer_words IS NULL)),
        ADD CONSTRAINT referral_refusal_check CHECK (
          (status = 'refused') = (cardinality(refusal_reasons) > 0)
          AND (status = 'refused') = (coalesce(btrim(refusal_words), '') <> '')
          AND refusal_reasons <@ ARRAY['not_reachable', 'did_not_come_to_interview', 'hired_elsewhere', 'training',
            'not_eligible', 'not_mobile', 'not_interested', 'incompatible', 'session_full', 'duplicate', 'other']),
        ADD CONSTRAINT referral_withdrawal_check CHECK ((status = 'withdrawn') = (withdrawn_at IS NOT NULL)
          AND (withdrawn_at IS NULL) = (withdrawal_reason IS NULL) AND btrim(withdrawal_reason) <> ''
          AND (withdrawn_at IS NULL) = (withdrawal_kind IS NULL)
          AND withdrawal_kind IN ('by_sender', 'agreement_withdrawn')
          AND (withdrawal_kind = 'by_sender') <= (answered_at IS NULL)),
        ADD CONSTRAINT referral_expiry_check CHECK ((status = 'expired') = (expired_at IS NOT NULL)),
        ADD CONSTRAINT referral_outcome_check CHECK ((status = 'closed') = (outcome IS NOT NULL)
          AND (status = 'closed') = (closed_at IS NOT NULL)
          AND num_nonnulls(closed_by, closed_by_link) = num_nonnulls(closed_at)
          AND outcome IN ('accompanied', 'did_not_come', 'unreachable', 'redirected', 'given_up', 'other')
          AND (outcome = 'other') <= (coalesce(btrim(outcome_words), '') <> ''));

      -- What waits for an answer, oldest first: reminders, expiry, « sans réponse ».
      CREATE INDEX referral_waiting_idx ON referral (sent_at) WHERE status = 'sent';
      CREATE INDEX referral_followed_idx ON referral (followed_by, status) WHERE status IN ('draft', 'sent', 'accepted');
      CREATE INDEX referral_receiver_user_idx ON referral (receiver_user_id, status) WHERE receiver_user_id IS NOT NULL;
      CREATE INDEX referral_rerouted_from_idx ON referral (rerouted_from) WHERE rerouted_from IS NOT NULL;

      -- More than changes of state: opened, acknowledged, reminded, called… by someone, by a link, or by the tool.
      ALTER TABLE referral_event
        ADD COLUMN kind text NOT NULL DEFAULT 'status',
        ADD COLUMN by_link_id uuid REFERENCES answer_link,
        ADD COLUMN words text,
        ALTER COLUMN by_user_id DROP NOT NULL,
        ALTER COLUMN to_status DROP NOT NULL,
        ADD CONSTRAINT referral_event_kind_check CHECK (kind IN
          ('status', 'opened', 'acknowledged', 'reminded', 'called', 'link_reissued', 'handed_over')
          AND (kind = 'status') = (to_status IS NOT NULL)),
        ADD CONSTRAINT referral_event_author_check CHECK (num_nonnulls(by_user_id, by_link_id) <= 1);

      CREATE TABLE referral_document (
        id uuid PRIMARY KEY,
        referral_id uuid NOT NULL REFERENCES referral,
        side text NOT NULL,
        added_at timestamptz NOT NULL,
        added_by uuid REFERENCES app_user,
        added_by_link uuid REFERENCES answer_link,
        name text NOT NULL,
        size integer NOT NULL,
        sha256 text NOT NULL,
        content bytea,
        CONSTRAINT referral_document_side_check CHECK (side IN ('sender', 'receiver')),
        CONSTRAINT referral_document_author_check CHECK (num_nonnulls(added_by, added_by_link) = 1),
        CONSTRAINT referral_document_size_check CHECK (size BETWEEN 1 AND 5000000)
      );
      CREATE INDEX referral_document_referral_id_idx ON referral_document (referral_id);

      CREATE TABLE thread_message (
        id uuid PRIMARY KEY,
        referral_id uuid NOT NULL REFERENCES referral,
        at timestamptz NOT NULL,
        side text NOT NULL,
        by_user_id uuid REFERENCES app_user,
        by_link_id uuid REFERENCES answer_link,
        words text NOT NULL,
        document_id uuid REFERENCES referral_document,
        CONSTRAINT thread_message_side_check CHECK (side IN ('sender', 'receiver')),
        CONSTRAINT thread_message_author_check CHECK (num_nonnulls(by_user_id, by_link_id) = 1),
        CONSTRAINT thread_message_words_check CHECK (btrim(words) <> '')
      );
      CREATE INDEX thread_message_referral_idx ON thread_message (referral_id, at);
    `);
  }

  /** Referrals that only exist since (expired, internal, answered by a link) have no place in the former schema. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE thread_message, referral_document;
      DELETE FROM referral_event WHERE kind <> 'status' OR by_user_id IS NULL;
      ALTER TABLE referral_event
        DROP CONSTRAINT referral_event_kind_check, DROP CONSTRAINT referral_event_author_check,
        DROP COLUMN kind, DROP COLUMN by_link_id, DROP COLUMN words,
        ALTER COLUMN by_user_id SET NOT NULL, ALTER COLUMN to_status SET NOT NULL;
      ALTER TABLE referral
        DROP CONSTRAINT referral_path_check, DROP CONSTRAINT referral_receiver_check,
        DROP CONSTRAINT referral_status_check, DROP CONSTRAINT referral_agreement_check,
        DROP CONSTRAINT referral_sent_check, DROP CONSTRAINT referral_answer_check,
        DROP CONSTRAINT referral_refusal_check, DROP CONSTRAINT referral_withdrawal_check,
        DROP CONSTRAINT referral_expiry_check, DROP CONSTRAINT referral_outcome_check,
        ADD COLUMN refusal_reason text;
      UPDATE referral SET refusal_reason = refusal_reasons[1],
        answered_by = CASE WHEN answered_at IS NOT NULL THEN coalesce(answered_by, sender_id) END,
        closed_by = CASE WHEN closed_at IS NOT NULL THEN coalesce(closed_by, sender_id) END;
      ALTER TABLE referral
        DROP COLUMN receiver_user_id, DROP COLUMN receiver_role, DROP COLUMN followed_by, DROP COLUMN rerouted_from,
        DROP COLUMN opened_at, DROP COLUMN acknowledged_at, DROP COLUMN answered_by_link, DROP COLUMN refusal_reasons,
        DROP COLUMN withdrawal_kind, DROP COLUMN expired_at, DROP COLUMN closed_by_link, DROP COLUMN reminders_sent,
        DROP COLUMN last_reminded_at,
        ADD CONSTRAINT referral_path_check CHECK (path IN ('reinforced_support', 'workshop', 'health_access_mission')),
        ADD CONSTRAINT referral_receiver_check CHECK (num_nonnulls(receiver_structure_id, receiver_place_id) >= 1
          AND receiver_structure_id IS DISTINCT FROM sender_structure_id),
        ADD CONSTRAINT referral_status_check CHECK (status IN
          ('draft', 'sent', 'accepted', 'refused', 'withdrawn', 'closed')),
        ADD CONSTRAINT referral_agreement_check CHECK (num_nonnulls(agreement_on, agreement_how) IN (0, 2)
          AND agreement_how IN ('oral', 'signature') AND (status = 'draft' OR agreement_on IS NOT NULL
          OR (status = 'withdrawn' AND sent_at IS NULL))),
        ADD CONSTRAINT referral_sent_check CHECK (status = 'draft' AND sent_at IS NULL
          OR status = 'withdrawn' OR status IN ('sent', 'accepted', 'refused', 'closed') AND sent_at IS NOT NULL),
        ADD CONSTRAINT referral_answer_check CHECK (
          (status IN ('accepted', 'refused', 'closed')) = (answered_at IS NOT NULL)
          AND (answered_at IS NULL) = (answered_by IS NULL)
          AND (answered_at IS NULL) <= (appointment_on IS NULL AND answer_words IS NULL)),
        ADD CONSTRAINT referral_refusal_check CHECK (
          (status = 'refused') = (refusal_reason IS NOT NULL AND btrim(refusal_words) <> '')
          AND (refusal_reason IS NULL) = (refusal_words IS NULL)
          AND refusal_reason IN ('not_reachable', 'did_not_come_to_interview', 'hired_elsewhere', 'training',
            'not_eligible', 'not_mobile', 'not_interested', 'incompatible', 'session_full', 'duplicate', 'other')),
        ADD CONSTRAINT referral_withdrawal_check CHECK ((status = 'withdrawn') = (withdrawn_at IS NOT NULL)
          AND (withdrawn_at IS NULL) = (withdrawal_reason IS NULL) AND btrim(withdrawal_reason) <> ''),
        ADD CONSTRAINT referral_outcome_check CHECK ((status = 'closed') = (outcome IS NOT NULL)
          AND (status = 'closed') = (closed_at IS NOT NULL) AND (closed_at IS NULL) = (closed_by IS NULL)
          AND outcome IN ('accompanied', 'did_not_come', 'unreachable', 'redirected', 'given_up', 'other')
          AND (outcome = 'other') <= (coalesce(btrim(outcome_words), '') <> ''));
      DROP TABLE answer_link;
    `);
  }
}
