import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Workshops to come, their devices and their seats. The base itself holds both: `seats_taken` is kept by a trigger and
 * never passes the capacity, and devices of one structure are never promised twice at the same hour.
 */
export class Workshops1795300800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE workshop_series (
        id uuid PRIMARY KEY,
        structure_id uuid NOT NULL REFERENCES structure,
        kind text NOT NULL,
        every smallint NOT NULL,
        weekdays smallint[] NOT NULL,
        week_of_month smallint NOT NULL,
        from_day date NOT NULL,
        until_day date NOT NULL,
        skip_holidays boolean NOT NULL,
        excluded_days date[] NOT NULL DEFAULT '{}',
        created_by uuid NOT NULL REFERENCES app_user,
        created_at timestamptz NOT NULL,
        CONSTRAINT workshop_series_rule_check CHECK (kind IN ('weekly', 'monthly') AND every BETWEEN 1 AND 12
          AND cardinality(weekdays) BETWEEN 1 AND 7 AND weekdays <@ ARRAY[1, 2, 3, 4, 5, 6, 7]::smallint[]
          AND week_of_month IN (-1, 1, 2, 3, 4)),
        CONSTRAINT workshop_series_days_check CHECK (until_day >= from_day AND until_day <= from_day + 731)
      );
      CREATE INDEX workshop_series_structure_id_idx ON workshop_series (structure_id);

      CREATE TABLE workshop (
        id uuid PRIMARY KEY,
        structure_id uuid NOT NULL REFERENCES structure,
        series_id uuid REFERENCES workshop_series,
        series_day date,
        title text NOT NULL,
        summary text,
        topics text[] NOT NULL DEFAULT '{}',
        level text,
        audience text NOT NULL,
        format text NOT NULL,
        mode text NOT NULL,
        place_id uuid REFERENCES place,
        address text,
        commune_insee text REFERENCES commune,
        connection text,
        zone text NOT NULL,
        starts_at timestamptz NOT NULL,
        ends_at timestamptz NOT NULL,
        capacity smallint NOT NULL,
        seats_taken smallint NOT NULL DEFAULT 0,
        last_queue_number integer NOT NULL DEFAULT 0,
        own_device boolean NOT NULL DEFAULT false,
        to_bring text,
        listed boolean NOT NULL DEFAULT true,
        public_booking boolean NOT NULL DEFAULT false,
        offer_hours smallint NOT NULL DEFAULT 24,
        status text NOT NULL,
        created_by uuid NOT NULL REFERENCES app_user,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        published_at timestamptz,
        cancelled_at timestamptz,
        cancel_words text,
        closed_at timestamptz,
        closed_by uuid REFERENCES app_user,
        session_id uuid REFERENCES support_session ON DELETE SET NULL,
        feedback_hash text UNIQUE,
        version integer NOT NULL DEFAULT 1,
        UNIQUE (series_id, series_day),
        CONSTRAINT workshop_series_check CHECK ((series_id IS NULL) = (series_day IS NULL)),
        CONSTRAINT workshop_title_check CHECK (char_length(btrim(title)) BETWEEN 3 AND 120),
        CONSTRAINT workshop_level_check CHECK (level IN ('debutant', 'intermediaire', 'avance')),
        CONSTRAINT workshop_audience_check CHECK (audience IN ('people', 'professionals', 'helpers')),
        CONSTRAINT workshop_format_check CHECK (format IN ('group', 'individual') AND (format = 'individual') <= (capacity = 1)),
        CONSTRAINT workshop_mode_check CHECK (mode IN ('place', 'phone', 'remote')
          AND (mode = 'phone') <= (format = 'individual')
          AND (mode = 'place') = (place_id IS NOT NULL OR address IS NOT NULL)
          AND (address IS NOT NULL) <= (commune_insee IS NOT NULL)
          AND (connection IS NOT NULL) <= (mode = 'remote')),
        CONSTRAINT workshop_times_check CHECK (ends_at > starts_at AND ends_at <= starts_at + interval '24 hours'),
        -- The seats: a trigger counts, this refuses one too many and a capacity below those taken.
        CONSTRAINT workshop_seats_check CHECK (capacity BETWEEN 1 AND 500 AND seats_taken BETWEEN 0 AND capacity),
        CONSTRAINT workshop_offer_check CHECK (offer_hours BETWEEN 1 AND 168),
        CONSTRAINT workshop_status_check CHECK (status IN ('draft', 'published', 'cancelled', 'closed')
          AND (status IN ('published', 'closed')) <= (published_at IS NOT NULL)
          AND (status = 'cancelled') = (cancelled_at IS NOT NULL)
          AND (status = 'closed') = (closed_at IS NOT NULL AND closed_by IS NOT NULL)
          AND (session_id IS NOT NULL) <= (status = 'closed'))
      );
      CREATE INDEX workshop_structure_idx ON workshop (structure_id, starts_at);
      CREATE INDEX workshop_open_idx ON workshop (starts_at, id) WHERE status = 'published';
      CREATE INDEX workshop_place_id_idx ON workshop (place_id) WHERE place_id IS NOT NULL;

      CREATE TABLE workshop_animator (
        workshop_id uuid NOT NULL REFERENCES workshop ON DELETE CASCADE,
        user_id uuid NOT NULL REFERENCES app_user,
        PRIMARY KEY (workshop_id, user_id)
      );
      CREATE INDEX workshop_animator_user_id_idx ON workshop_animator (user_id);

      CREATE TABLE workshop_template (
        id uuid PRIMARY KEY,
        structure_id uuid NOT NULL REFERENCES structure,
        label text NOT NULL,
        content jsonb NOT NULL,
        created_by uuid NOT NULL REFERENCES app_user,
        created_at timestamptz NOT NULL,
        CONSTRAINT workshop_template_label_check CHECK (char_length(btrim(label)) BETWEEN 3 AND 80)
      );
      CREATE INDEX workshop_template_structure_id_idx ON workshop_template (structure_id);

      -- What a structure owns, and what each workshop takes of it.
      CREATE TABLE device_stock (
        structure_id uuid NOT NULL REFERENCES structure,
        kind text NOT NULL,
        owned smallint NOT NULL,
        updated_at timestamptz NOT NULL,
        PRIMARY KEY (structure_id, kind),
        CONSTRAINT device_stock_kind_check CHECK (kind IN ('laptop', 'tablet', 'phone')),
        CONSTRAINT device_stock_owned_check CHECK (owned BETWEEN 0 AND 500)
      );
      CREATE TABLE workshop_device (
        workshop_id uuid NOT NULL REFERENCES workshop ON DELETE CASCADE,
        kind text NOT NULL,
        count smallint NOT NULL,
        PRIMARY KEY (workshop_id, kind),
        CONSTRAINT workshop_device_kind_check CHECK (kind IN ('laptop', 'tablet', 'phone')),
        CONSTRAINT workshop_device_count_check CHECK (count BETWEEN 1 AND 500)
      );

      -- How many devices of a kind are promised at once, at the worst instant between two: the sum changes at beginnings alone.
      CREATE FUNCTION devices_promised(p_structure uuid, p_kind text, p_from timestamptz, p_to timestamptz)
        RETURNS integer LANGUAGE sql STABLE AS $$
        WITH taken AS (
          SELECT greatest(w.starts_at, p_from) AS starts_at, w.ends_at, d.count
            FROM workshop w JOIN workshop_device d ON d.workshop_id = w.id
           WHERE w.structure_id = p_structure AND d.kind = p_kind AND w.status IN ('draft', 'published')
             AND w.starts_at < p_to AND w.ends_at > p_from)
        SELECT coalesce(max(total), 0)::integer FROM (
          SELECT (SELECT sum(other.count) FROM taken other
                   WHERE other.starts_at <= one.starts_at AND other.ends_at > one.starts_at) AS total
            FROM taken one) AS sums
      $$;
      -- Whoever promises devices holds the line of the stock first: two who promise at once do it one after the other.
      CREATE FUNCTION devices_held(p_structure uuid, p_kind text, p_from timestamptz, p_to timestamptz)
        RETURNS void LANGUAGE plpgsql AS $$
        DECLARE stock integer;
        BEGIN
          SELECT owned INTO stock FROM device_stock WHERE structure_id = p_structure AND kind = p_kind FOR UPDATE;
          IF devices_promised(p_structure, p_kind, p_from, p_to) > coalesce(stock, 0) THEN
            RAISE EXCEPTION 'More % promised than owned', p_kind
              USING ERRCODE = 'check_violation', CONSTRAINT = 'workshop_device_stock_check', TABLE = 'workshop_device';
          END IF;
        END $$;
      CREATE FUNCTION workshop_device_follow() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE w record;
        BEGIN
          SELECT structure_id, starts_at, ends_at, status INTO w FROM workshop WHERE id = NEW.workshop_id;
          IF w.status IN ('draft', 'published') THEN
            PERFORM devices_held(w.structure_id, NEW.kind, w.starts_at, w.ends_at);
          END IF;
          RETURN NULL;
        END $$;
      CREATE TRIGGER workshop_device_follow AFTER INSERT OR UPDATE ON workshop_device
        FOR EACH ROW EXECUTE FUNCTION workshop_device_follow();
      CREATE FUNCTION workshop_times_follow() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF NEW.status IN ('draft', 'published') THEN
            PERFORM devices_held(NEW.structure_id, d.kind, NEW.starts_at, NEW.ends_at)
               FROM (SELECT kind FROM workshop_device WHERE workshop_id = NEW.id ORDER BY kind) d;
          END IF;
          RETURN NULL;
        END $$;
      CREATE TRIGGER workshop_times_follow AFTER UPDATE OF starts_at, ends_at, status, structure_id ON workshop
        FOR EACH ROW EXECUTE FUNCTION workshop_times_follow();
      CREATE FUNCTION device_stock_follow() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          -- What is over keeps the promise that was made: only what is to come counts.
          IF devices_promised(NEW.structure_id, NEW.kind, NEW.updated_at, 'infinity') > NEW.owned THEN
            RAISE EXCEPTION 'Fewer % owned than promised', NEW.kind
              USING ERRCODE = 'check_violation', CONSTRAINT = 'device_stock_promised_check', TABLE = 'device_stock';
          END IF;
          RETURN NULL;
        END $$;
      CREATE TRIGGER device_stock_follow AFTER UPDATE ON device_stock
        FOR EACH ROW EXECUTE FUNCTION device_stock_follow();

      CREATE TABLE registration (
        id uuid PRIMARY KEY,
        workshop_id uuid NOT NULL REFERENCES workshop,
        beneficiary_id uuid REFERENCES beneficiary,
        name text,
        phone text,
        email text,
        structure_id uuid REFERENCES structure,
        registered_by uuid REFERENCES app_user,
        referral_id uuid REFERENCES referral,
        source text NOT NULL,
        status text NOT NULL,
        walk_in boolean NOT NULL DEFAULT false,
        queue_number integer NOT NULL,
        held_until timestamptz,
        offers smallint NOT NULL DEFAULT 0,
        coming text,
        coming_at timestamptz,
        cancelled_by text,
        cancelled_at timestamptz,
        marked_at timestamptz,
        marked_by uuid REFERENCES app_user,
        form_key uuid NOT NULL UNIQUE,
        created_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1,
        UNIQUE (workshop_id, queue_number),
        -- Someone with a file, or someone who gave a name and a way to be reached.
        CONSTRAINT registration_person_check CHECK ((beneficiary_id IS NULL) = (name IS NOT NULL)
          AND (beneficiary_id IS NOT NULL) <= (phone IS NULL AND email IS NULL) AND btrim(name) <> ''),
        CONSTRAINT registration_source_check CHECK (source IN ('agent', 'referral', 'public', 'walk_in')
          AND (source = 'public') = (registered_by IS NULL) AND (registered_by IS NULL) = (structure_id IS NULL)
          AND (source = 'referral') = (referral_id IS NOT NULL) AND (source = 'walk_in') = walk_in),
        CONSTRAINT registration_status_check CHECK (status IN
          ('pending', 'registered', 'waiting', 'offered', 'cancelled', 'attended', 'absent')
          AND (status IN ('pending', 'offered')) = (held_until IS NOT NULL)
          AND (status = 'cancelled') = (cancelled_at IS NOT NULL) AND (cancelled_at IS NULL) = (cancelled_by IS NULL)
          AND cancelled_by IN ('person', 'desk', 'lapsed', 'organiser')
          AND (status IN ('attended', 'absent')) = (marked_at IS NOT NULL) AND (marked_at IS NULL) = (marked_by IS NULL)),
        CONSTRAINT registration_coming_check CHECK (coming IN ('yes', 'no') AND (coming IS NULL) = (coming_at IS NULL)
          OR coming IS NULL AND coming_at IS NULL)
      );
      CREATE UNIQUE INDEX registration_person_idx ON registration (workshop_id, beneficiary_id)
        WHERE status <> 'cancelled' AND beneficiary_id IS NOT NULL;
      CREATE INDEX registration_beneficiary_id_idx ON registration (beneficiary_id) WHERE beneficiary_id IS NOT NULL;
      CREATE INDEX registration_referral_id_idx ON registration (referral_id) WHERE referral_id IS NOT NULL;
      CREATE INDEX registration_held_idx ON registration (held_until) WHERE held_until IS NOT NULL;
      CREATE INDEX registration_waiting_idx ON registration (workshop_id, queue_number) WHERE status = 'waiting';

      -- Who holds a seat: also whoever has not confirmed yet, and whoever is offered one. A walk-in sits beside.
      CREATE FUNCTION registration_seats(status text, walk_in boolean) RETURNS integer LANGUAGE sql IMMUTABLE
        RETURN CASE WHEN status IN ('pending', 'registered', 'offered', 'attended', 'absent') AND NOT walk_in THEN 1 ELSE 0 END;
      CREATE FUNCTION registration_seats_follow() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE
          former uuid; latter uuid; freed integer := 0; taken integer := 0;
        BEGIN
          IF TG_OP <> 'INSERT' THEN former := OLD.workshop_id; freed := registration_seats(OLD.status, OLD.walk_in); END IF;
          IF TG_OP <> 'DELETE' THEN latter := NEW.workshop_id; taken := registration_seats(NEW.status, NEW.walk_in); END IF;
          IF former = latter THEN
            IF taken <> freed THEN UPDATE workshop SET seats_taken = seats_taken + taken - freed WHERE id = latter; END IF;
            RETURN NULL;
          END IF;
          IF freed > 0 THEN UPDATE workshop SET seats_taken = seats_taken - freed WHERE id = former; END IF;
          IF taken > 0 THEN UPDATE workshop SET seats_taken = seats_taken + taken WHERE id = latter; END IF;
          RETURN NULL;
        END $$;
      CREATE TRIGGER registration_seats_follow AFTER INSERT OR UPDATE OF status, workshop_id, walk_in OR DELETE ON registration
        FOR EACH ROW EXECUTE FUNCTION registration_seats_follow();

      -- Three answers to one workshop, of nobody in particular: no link to a person, no hour.
      CREATE TABLE workshop_feedback (
        id uuid PRIMARY KEY,
        workshop_id uuid NOT NULL REFERENCES workshop,
        learnt text NOT NULL,
        pace text NOT NULL,
        again text NOT NULL,
        given_by text NOT NULL,
        CONSTRAINT workshop_feedback_answers_check CHECK (learnt IN ('yes', 'partly', 'no')
          AND pace IN ('good', 'too_fast', 'too_slow') AND again IN ('yes', 'maybe', 'no')
          AND given_by IN ('link', 'paper'))
      );
      CREATE INDEX workshop_feedback_workshop_id_idx ON workshop_feedback (workshop_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE workshop_feedback, registration, workshop_device, device_stock, workshop_template, workshop_animator,
        workshop, workshop_series;
      DROP FUNCTION registration_seats_follow(), registration_seats(text, boolean), device_stock_follow(),
        workshop_times_follow(), workshop_device_follow(), devices_held(uuid, text, timestamptz, timestamptz),
        devices_promised(uuid, text, timestamptz, timestamptz);
    `);
  }
}
