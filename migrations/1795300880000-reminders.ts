import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was reminded of, what a structure wishes, and its link with RDV Service Public. */
export class Reminders1795300880000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Which reminders a structure gives. Without a line: two days and two hours before, between 8 and 20 h.
      CREATE TABLE reminder_setting (
        structure_id uuid PRIMARY KEY REFERENCES structure,
        week_before boolean NOT NULL,
        two_days_before boolean NOT NULL,
        two_hours_before boolean NOT NULL,
        from_hour smallint NOT NULL,
        until_hour smallint NOT NULL,
        updated_at timestamptz NOT NULL,
        updated_by uuid NOT NULL REFERENCES app_user,
        CONSTRAINT reminder_setting_hours_check CHECK (from_hour BETWEEN 0 AND 23 AND until_hour BETWEEN 1 AND 24
          AND from_hour < until_hour)
      );

      -- A reminder is due when no line says that it was given. The date is of the key: what is moved is reminded of again.
      CREATE TABLE reminder (
        id uuid PRIMARY KEY,
        structure_id uuid NOT NULL REFERENCES structure,
        subject_kind text NOT NULL,
        subject_id uuid NOT NULL,
        step text NOT NULL,
        starts_at timestamptz NOT NULL,
        way text NOT NULL,
        given_at timestamptz NOT NULL,
        printed_at timestamptz,
        printed_by uuid REFERENCES app_user,
        CONSTRAINT reminder_once UNIQUE (subject_kind, subject_id, step, starts_at),
        CONSTRAINT reminder_subject_check CHECK (subject_kind IN ('registration', 'appointment')),
        CONSTRAINT reminder_step_check CHECK (step IN ('week', 'two_days', 'two_hours')),
        CONSTRAINT reminder_time_check CHECK (given_at < starts_at),
        CONSTRAINT reminder_way_check CHECK (way IN ('message', 'letter', 'none')
          AND (printed_at IS NOT NULL) <= (way = 'letter') AND (printed_at IS NULL) = (printed_by IS NULL))
      );
      CREATE INDEX reminder_letters_idx ON reminder (structure_id, starts_at) WHERE way = 'letter' AND printed_at IS NULL;
      CREATE INDEX reminder_starts_at_idx ON reminder (starts_at);

      -- The address that RDV Service Public writes to, and the secret that signs what it writes (sealed).
      CREATE TABLE rdv_service_public_link (
        structure_id uuid PRIMARY KEY REFERENCES structure,
        hook uuid NOT NULL UNIQUE,
        sealed_secret text NOT NULL,
        set_by uuid NOT NULL REFERENCES app_user,
        set_at timestamptz NOT NULL,
        last_received_at timestamptz,
        last_refused_at timestamptz
      );

      -- What was last heard of each of its appointments, so that what comes late or twice changes nothing.
      CREATE TABLE rdv_service_public_news (
        structure_id uuid NOT NULL REFERENCES structure,
        external_id text NOT NULL,
        told_at timestamptz NOT NULL,
        received_at timestamptz NOT NULL,
        aside text,
        agent_email text,
        starts_at timestamptz,
        PRIMARY KEY (structure_id, external_id),
        CONSTRAINT rdv_service_public_news_aside_check CHECK (aside IN ('no_agent', 'collective', 'no_person')
          AND (aside IS NOT NULL) = (starts_at IS NOT NULL) AND (agent_email IS NOT NULL) <= (aside = 'no_agent')
          OR aside IS NULL AND starts_at IS NULL AND agent_email IS NULL)
      );
      CREATE INDEX rdv_service_public_news_aside_idx ON rdv_service_public_news (structure_id, starts_at)
        WHERE aside IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE rdv_service_public_news, rdv_service_public_link, reminder, reminder_setting');
  }
}
