import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How many wait stands beside how many sit, kept by the same trigger: whoever asks for a seat is answered from the one
 * row that they hold, and every list shows both without counting.
 */
export class WaitingLine1795300840000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE workshop ADD COLUMN waiting integer NOT NULL DEFAULT 0,
        ADD CONSTRAINT workshop_waiting_check CHECK (waiting >= 0);
      UPDATE workshop w SET waiting = line.count
        FROM (SELECT workshop_id, count(*) FROM registration WHERE status = 'waiting' GROUP BY workshop_id) line
       WHERE line.workshop_id = w.id;
      -- Whoever asks twice on the public page.
      CREATE INDEX registration_email_idx ON registration (workshop_id, email) WHERE email IS NOT NULL;
      CREATE INDEX registration_phone_idx ON registration (workshop_id, phone) WHERE phone IS NOT NULL;

      CREATE OR REPLACE FUNCTION registration_seats_follow() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE
          former uuid; latter uuid; freed integer := 0; taken integer := 0; went integer := 0; came integer := 0;
        BEGIN
          IF TG_OP <> 'INSERT' THEN
            former := OLD.workshop_id; freed := registration_seats(OLD.status, OLD.walk_in);
            went := (OLD.status = 'waiting')::integer;
          END IF;
          IF TG_OP <> 'DELETE' THEN
            latter := NEW.workshop_id; taken := registration_seats(NEW.status, NEW.walk_in);
            came := (NEW.status = 'waiting')::integer;
          END IF;
          IF former = latter THEN
            IF taken <> freed OR came <> went THEN
              UPDATE workshop SET seats_taken = seats_taken + taken - freed, waiting = waiting + came - went
               WHERE id = latter;
            END IF;
            RETURN NULL;
          END IF;
          IF freed + went > 0 THEN
            UPDATE workshop SET seats_taken = seats_taken - freed, waiting = waiting - went WHERE id = former;
          END IF;
          IF taken + came > 0 THEN
            UPDATE workshop SET seats_taken = seats_taken + taken, waiting = waiting + came WHERE id = latter;
          END IF;
          RETURN NULL;
        END $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE OR REPLACE FUNCTION registration_seats_follow() RETURNS trigger LANGUAGE plpgsql AS $$
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
      ALTER TABLE workshop DROP COLUMN waiting;
      DROP INDEX registration_email_idx, registration_phone_idx;
    `);
  }
}
