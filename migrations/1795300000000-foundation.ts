import { MigrationInterface, QueryRunner } from 'typeorm';

/** Extensions, the search normaliser, HTTP sessions, throttling, the append-only audit trail. */
export class Foundation1795300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE EXTENSION IF NOT EXISTS pg_trgm;
      CREATE EXTENSION IF NOT EXISTS unaccent;
      CREATE EXTENSION IF NOT EXISTS btree_gin;
      CREATE EXTENSION IF NOT EXISTS cube;
      CREATE EXTENSION IF NOT EXISTS earthdistance;

      -- unaccent() is only STABLE because its dictionary could change; ours never does, so an index may rely on it.
      CREATE FUNCTION search_normalise(input text) RETURNS text
        LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
        RETURN btrim(regexp_replace(lower(public.unaccent('public.unaccent'::regdictionary, input)), '[^a-z0-9@.+]+', ' ', 'g'));

      CREATE TABLE http_session (
        sid varchar PRIMARY KEY,
        sess json NOT NULL,
        expire timestamptz NOT NULL
      );
      CREATE INDEX http_session_expire_idx ON http_session (expire);

      CREATE TABLE rate_limit (
        key varchar(255) PRIMARY KEY,
        points integer NOT NULL DEFAULT 0,
        expire bigint
      );

      CREATE TABLE audit_event (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        at timestamptz NOT NULL,
        actor_user_id uuid,
        actor_structure_id uuid,
        verb text NOT NULL,
        subject_kind text NOT NULL,
        subject_id text,
        details jsonb NOT NULL DEFAULT '{}',
        request_id text
      );
      CREATE INDEX audit_event_structure_idx ON audit_event (actor_structure_id, id DESC);
      CREATE INDEX audit_event_subject_idx ON audit_event (subject_kind, subject_id, id DESC);

      CREATE FUNCTION forbid_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          RAISE EXCEPTION 'audit_event is append-only' USING ERRCODE = 'insufficient_privilege';
        END $$;
      CREATE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE ON audit_event
        FOR EACH ROW EXECUTE FUNCTION forbid_audit_change();
      CREATE TRIGGER audit_event_no_truncate BEFORE TRUNCATE ON audit_event
        FOR EACH STATEMENT EXECUTE FUNCTION forbid_audit_change();
      REVOKE UPDATE, DELETE, TRUNCATE ON audit_event FROM PUBLIC, CURRENT_USER;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE audit_event;
      DROP FUNCTION forbid_audit_change();
      DROP TABLE rate_limit;
      DROP TABLE http_session;
      DROP FUNCTION search_normalise(text);
    `);
  }
}
