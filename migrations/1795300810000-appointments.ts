import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Appointments: why, when an agent receives, when they are away, and what is taken. An agent is never taken twice, unless
 * somebody said so on purpose: an exclusion constraint refuses two ordinary ones, and a trigger that takes agents one at
 * a time refuses an ordinary one over one that was forced.
 */
export class Appointments1795300810000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE EXTENSION IF NOT EXISTS btree_gist;

      CREATE TABLE appointment_reason (
        id uuid PRIMARY KEY,
        structure_id uuid NOT NULL REFERENCES structure,
        label text NOT NULL,
        duration_minutes smallint NOT NULL,
        mode text NOT NULL,
        buffer_before smallint NOT NULL DEFAULT 0,
        buffer_after smallint NOT NULL DEFAULT 0,
        bookable_by text NOT NULL,
        notice_hours smallint NOT NULL DEFAULT 2,
        days_ahead smallint NOT NULL DEFAULT 90,
        cancel_hours smallint NOT NULL DEFAULT 4,
        move_hours smallint NOT NULL DEFAULT 24,
        to_bring text,
        retired_at timestamptz,
        created_by uuid NOT NULL REFERENCES app_user,
        created_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT appointment_reason_label_check CHECK (char_length(btrim(label)) BETWEEN 3 AND 80),
        CONSTRAINT appointment_reason_mode_check CHECK (mode IN ('desk', 'phone', 'home', 'video')),
        CONSTRAINT appointment_reason_bookable_check CHECK (bookable_by IN ('agents', 'referrers', 'people')),
        CONSTRAINT appointment_reason_minutes_check CHECK (duration_minutes BETWEEN 5 AND 480
          AND buffer_before BETWEEN 0 AND 120 AND buffer_after BETWEEN 0 AND 120),
        CONSTRAINT appointment_reason_delays_check CHECK (notice_hours BETWEEN 0 AND 720 AND days_ahead BETWEEN 1 AND 365
          AND cancel_hours BETWEEN 0 AND 720 AND move_hours BETWEEN 0 AND 720)
      );
      CREATE INDEX appointment_reason_structure_id_idx ON appointment_reason (structure_id);

      -- Hours on the wall of the place, on days that come again; its reasons are all of the structure's when none is named.
      CREATE TABLE availability (
        id uuid PRIMARY KEY,
        structure_id uuid NOT NULL REFERENCES structure,
        agent_id uuid NOT NULL REFERENCES app_user,
        place_id uuid REFERENCES place,
        zone text NOT NULL,
        kind text NOT NULL,
        every smallint NOT NULL,
        weekdays smallint[] NOT NULL,
        week_of_month smallint NOT NULL,
        from_day date NOT NULL,
        until_day date,
        start_minute smallint NOT NULL,
        end_minute smallint NOT NULL,
        works_holidays boolean NOT NULL DEFAULT false,
        created_by uuid NOT NULL REFERENCES app_user,
        created_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT availability_rule_check CHECK (kind IN ('once', 'weekly', 'monthly') AND every BETWEEN 1 AND 12
          AND weekdays <@ ARRAY[1, 2, 3, 4, 5, 6, 7]::smallint[] AND (kind = 'once' OR cardinality(weekdays) BETWEEN 1 AND 7)
          AND week_of_month IN (-1, 1, 2, 3, 4)),
        CONSTRAINT availability_days_check CHECK (until_day >= from_day),
        CONSTRAINT availability_hours_check CHECK (start_minute BETWEEN 0 AND 1439 AND end_minute BETWEEN 1 AND 1440
          AND start_minute < end_minute)
      );
      CREATE INDEX availability_agent_id_idx ON availability (agent_id);
      CREATE INDEX availability_structure_idx ON availability (structure_id, from_day);
      CREATE TABLE availability_reason (
        availability_id uuid NOT NULL REFERENCES availability ON DELETE CASCADE,
        reason_id uuid NOT NULL REFERENCES appointment_reason,
        PRIMARY KEY (availability_id, reason_id)
      );
      CREATE INDEX availability_reason_reason_id_idx ON availability_reason (reason_id);

      -- Why an agent is away is nobody's business: there is no column for it.
      CREATE TABLE absence (
        id uuid PRIMARY KEY,
        agent_id uuid NOT NULL REFERENCES app_user,
        structure_id uuid NOT NULL REFERENCES structure,
        starts_at timestamptz NOT NULL,
        ends_at timestamptz NOT NULL,
        weekly_until date,
        zone text NOT NULL,
        created_by uuid NOT NULL REFERENCES app_user,
        created_at timestamptz NOT NULL,
        CONSTRAINT absence_times_check CHECK (ends_at > starts_at AND ends_at <= starts_at + interval '400 days'
          AND (weekly_until IS NOT NULL) <= (ends_at <= starts_at + interval '7 days'))
      );
      CREATE INDEX absence_agent_idx ON absence (agent_id, starts_at);

      CREATE TABLE appointment (
        id uuid PRIMARY KEY,
        structure_id uuid NOT NULL REFERENCES structure,
        agent_id uuid NOT NULL REFERENCES app_user,
        reason_id uuid NOT NULL REFERENCES appointment_reason,
        place_id uuid REFERENCES place,
        mode text NOT NULL,
        zone text NOT NULL,
        beneficiary_id uuid REFERENCES beneficiary,
        name text,
        phone text,
        email text,
        starts_at timestamptz NOT NULL,
        ends_at timestamptz NOT NULL,
        busy_from timestamptz NOT NULL,
        busy_until timestamptz NOT NULL,
        status text NOT NULL,
        forced boolean NOT NULL DEFAULT false,
        source text NOT NULL,
        booked_by uuid REFERENCES app_user,
        referral_id uuid REFERENCES referral,
        external_id text,
        coming text,
        coming_at timestamptz,
        ended_at timestamptz,
        ended_by uuid REFERENCES app_user,
        session_id uuid REFERENCES support_session ON DELETE SET NULL,
        form_key uuid NOT NULL UNIQUE,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1,
        UNIQUE (structure_id, external_id),
        CONSTRAINT appointment_person_check CHECK ((beneficiary_id IS NULL) = (name IS NOT NULL)
          AND (beneficiary_id IS NOT NULL) <= (phone IS NULL AND email IS NULL) AND btrim(name) <> ''),
        CONSTRAINT appointment_mode_check CHECK (mode IN ('desk', 'phone', 'home', 'video')),
        CONSTRAINT appointment_times_check CHECK (ends_at > starts_at AND ends_at <= starts_at + interval '24 hours'
          AND busy_from <= starts_at AND busy_until >= ends_at),
        CONSTRAINT appointment_source_check CHECK (source IN ('agent', 'referral', 'person', 'rdv_service_public')
          AND (source IN ('agent', 'referral')) = (booked_by IS NOT NULL)
          AND (source = 'referral') <= (referral_id IS NOT NULL)
          AND (source = 'rdv_service_public') = (external_id IS NOT NULL)),
        CONSTRAINT appointment_status_check CHECK (status IN
          ('upcoming', 'honoured', 'cancelled_by_service', 'cancelled_by_person', 'absent')
          AND (status = 'upcoming') = (ended_at IS NULL)
          AND (ended_by IS NOT NULL) <= (ended_at IS NOT NULL)
          AND (session_id IS NOT NULL) <= (status = 'honoured')),
        CONSTRAINT appointment_coming_check CHECK (coming IN ('yes', 'no') AND (coming IS NULL) = (coming_at IS NULL)
          OR coming IS NULL AND coming_at IS NULL),
        CONSTRAINT appointment_busy_excl EXCLUDE USING gist (agent_id WITH =, tstzrange(busy_from, busy_until) WITH &&)
          WHERE (status NOT IN ('cancelled_by_service', 'cancelled_by_person') AND NOT forced)
      );
      CREATE INDEX appointment_agent_idx ON appointment (agent_id, starts_at);
      CREATE INDEX appointment_structure_idx ON appointment (structure_id, starts_at);
      CREATE INDEX appointment_open_idx ON appointment (starts_at) WHERE status = 'upcoming';
      CREATE INDEX appointment_beneficiary_id_idx ON appointment (beneficiary_id) WHERE beneficiary_id IS NOT NULL;
      CREATE INDEX appointment_referral_id_idx ON appointment (referral_id) WHERE referral_id IS NOT NULL;

      -- A forced appointment is outside the constraint: an ordinary one over it is refused here. Agents are taken one at a
      -- time, so that of two bookings at once the second sees the first. What comes from another tool is taken as it is.
      CREATE FUNCTION appointment_agent_free() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF NEW.status IN ('cancelled_by_service', 'cancelled_by_person') THEN RETURN NEW; END IF;
          IF TG_OP = 'UPDATE' AND NEW.agent_id = OLD.agent_id AND NEW.busy_from = OLD.busy_from
             AND NEW.busy_until = OLD.busy_until AND NEW.forced = OLD.forced
             AND OLD.status NOT IN ('cancelled_by_service', 'cancelled_by_person') THEN RETURN NEW; END IF;
          PERFORM pg_advisory_xact_lock(hashtextextended('agenda:' || NEW.agent_id, 0));
          IF NOT NEW.forced AND EXISTS (SELECT FROM appointment other
                      WHERE other.agent_id = NEW.agent_id AND other.id <> NEW.id
                        AND other.status NOT IN ('cancelled_by_service', 'cancelled_by_person')
                        AND other.busy_from < NEW.busy_until AND other.busy_until > NEW.busy_from
                        AND other.starts_at > NEW.busy_from - interval '2 days' AND other.starts_at < NEW.busy_until + interval '1 day') THEN
            RAISE EXCEPTION 'The agent is taken'
              USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'appointment_busy_excl', TABLE = 'appointment';
          END IF;
          RETURN NEW;
        END $$;
      CREATE TRIGGER appointment_agent_free BEFORE INSERT OR UPDATE ON appointment
        FOR EACH ROW EXECUTE FUNCTION appointment_agent_free();

      -- The secret address of an agent's calendar: its digest alone.
      CREATE TABLE agenda_feed (
        user_id uuid PRIMARY KEY REFERENCES app_user,
        token_hash text NOT NULL UNIQUE,
        created_at timestamptz NOT NULL,
        last_read_on date
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE agenda_feed, appointment, absence, availability_reason, availability, appointment_reason;
      DROP FUNCTION appointment_agent_free();
    `);
  }
}
