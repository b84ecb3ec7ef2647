import { MigrationInterface, QueryRunner } from 'typeorm';

/** The outbox: written with what it tells of, sent later by a worker. The jobs that wake the worker have their own schema. */
export class Messages1795300600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE message (
        id uuid PRIMARY KEY,
        structure_id uuid REFERENCES structure,
        kind text NOT NULL,
        subject_kind text NOT NULL,
        subject_id uuid NOT NULL,
        channel text NOT NULL,
        recipient text,
        recipient_name text NOT NULL,
        recipient_kind text NOT NULL,
        details jsonb NOT NULL DEFAULT '{}',
        status text NOT NULL,
        smtp_message_id text NOT NULL UNIQUE,
        attempts integer NOT NULL DEFAULT 0,
        queued_at timestamptz NOT NULL,
        due_at timestamptz,
        claimed_until timestamptz,
        sent_at timestamptz,
        ended_at timestamptz,
        failure_code text,
        failure_reply text,
        handled_by uuid REFERENCES app_user,
        CONSTRAINT message_status_check CHECK (status IN
          ('queued', 'sending', 'sent', 'failed', 'bounced', 'kept', 'to_call', 'called', 'cancelled')),
        CONSTRAINT message_channel_check CHECK (channel IN ('email', 'sms', 'call')
          AND (channel = 'call' OR recipient IS NOT NULL)
          AND (status IN ('to_call', 'called')) <= (channel = 'call') AND (status = 'kept') <= (channel = 'email')),
        CONSTRAINT message_recipient_check CHECK (recipient_kind IN ('structure', 'person', 'user')
          AND btrim(recipient_name) <> ''),
        CONSTRAINT message_subject_check CHECK (subject_kind IN ('referral', 'trial')
          AND (structure_id IS NULL) <= (subject_kind = 'trial')),
        CONSTRAINT message_due_check CHECK ((status IN ('queued', 'sending')) = (due_at IS NOT NULL)
          AND (status = 'sending') = (claimed_until IS NOT NULL)),
        CONSTRAINT message_sent_check CHECK ((status IN ('sent', 'bounced')) = (sent_at IS NOT NULL)),
        CONSTRAINT message_end_check CHECK (
          (status IN ('failed', 'bounced', 'called', 'cancelled')) = (ended_at IS NOT NULL)
          AND (status IN ('bounced', 'called')) <= (handled_by IS NOT NULL)
          AND (handled_by IS NOT NULL) <= (status IN ('sent', 'bounced', 'called'))),
        CONSTRAINT message_failure_check CHECK ((status = 'failed') <= (failure_code IS NOT NULL)
          AND (failure_reply IS NOT NULL) <= (failure_code IS NOT NULL)
          AND failure_code IN ('address_refused', 'message_refused', 'try_later', 'no_connection', 'timeout',
            'sign_in_refused', 'not_composed', 'interrupted')
          AND char_length(failure_reply) <= 200 AND attempts >= 0)
      );
      -- What a worker takes, and how old the oldest is: only the few that wait are in it.
      CREATE INDEX message_due_idx ON message (due_at, id) WHERE status IN ('queued', 'sending');
      CREATE INDEX message_structure_idx ON message (structure_id, queued_at DESC, id DESC);
      CREATE INDEX message_open_idx ON message (structure_id, queued_at DESC, id DESC)
        WHERE status IN ('queued', 'sending', 'failed', 'kept', 'to_call');
      CREATE INDEX message_subject_idx ON message (subject_kind, subject_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE message');
  }
}
