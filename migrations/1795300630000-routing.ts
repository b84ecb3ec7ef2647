import { MigrationInterface, QueryRunner } from 'typeorm';

/** How places are ranked (weights, kept by version), what was proposed, what was chosen and why; how receivers answer. */
export class Routing1795300630000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE receiver_record (
        receiver_id uuid PRIMARY KEY,
        sent integer NOT NULL,
        answered integer NOT NULL,
        accepted integer NOT NULL,
        pending integer NOT NULL,
        median_answer_hours double precision,
        computed_at timestamptz NOT NULL,
        CONSTRAINT receiver_record_counts_check CHECK (
          pending >= 0 AND accepted >= 0 AND answered >= accepted AND sent >= answered + pending),
        CONSTRAINT receiver_record_median_check CHECK (
          (answered = 0) = (median_answer_hours IS NULL) AND median_answer_hours >= 0)
      );

      CREATE TABLE routing_weights (
        version integer PRIMARY KEY,
        weights jsonb NOT NULL,
        words text NOT NULL,
        by_user_id uuid REFERENCES app_user,
        at timestamptz NOT NULL,
        CONSTRAINT routing_weights_version_check CHECK (version >= 1 AND (version = 1) = (by_user_id IS NULL)),
        CONSTRAINT routing_weights_words_check CHECK (btrim(words) <> ''),
        CONSTRAINT routing_weights_keys_check CHECK (jsonb_typeof(weights) = 'object'
          AND weights ?& ARRAY['accompaniment', 'needs', 'distance', 'access_mode', 'opening_hours', 'freshness',
            'capacity', 'load', 'answer_delay', 'answer_rate', 'fees']
          AND weights - ARRAY['accompaniment', 'needs', 'distance', 'access_mode', 'opening_hours', 'freshness',
            'capacity', 'load', 'answer_delay', 'answer_rate', 'fees'] = '{}'),
        CONSTRAINT routing_weights_range_check CHECK (
          NOT jsonb_path_exists(weights, '$.* ? (@.type() != "number" || @ < 0 || @ > 10)'))
      );
      INSERT INTO routing_weights (version, weights, words, at) VALUES (1, '{
        "accompaniment": 10, "needs": 8, "distance": 8, "access_mode": 3, "opening_hours": 2, "freshness": 3,
        "capacity": 3, "load": 2, "answer_delay": 2, "answer_rate": 4, "fees": 3}',
        'Réglage d’origine.', now());

      CREATE FUNCTION forbid_routing_weights_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          RAISE EXCEPTION 'routing_weights is append-only' USING ERRCODE = 'insufficient_privilege';
        END $$;
      CREATE TRIGGER routing_weights_append_only BEFORE UPDATE OR DELETE ON routing_weights
        FOR EACH ROW EXECUTE FUNCTION forbid_routing_weights_change();

      -- What an agent was shown, so that a choice is judged against it even when the directory changes meanwhile.
      CREATE TABLE routing_suggestion (
        id uuid PRIMARY KEY,
        owner_id uuid NOT NULL REFERENCES app_user,
        beneficiary_id uuid NOT NULL REFERENCES beneficiary,
        weights_version integer NOT NULL REFERENCES routing_weights,
        shown jsonb NOT NULL,
        expires_at timestamptz NOT NULL
      );
      CREATE INDEX routing_suggestion_expires_at_idx ON routing_suggestion (expires_at);

      CREATE TABLE referral_choice (
        referral_id uuid PRIMARY KEY REFERENCES referral ON DELETE CASCADE,
        weights_version integer NOT NULL REFERENCES routing_weights,
        chosen_rank integer,
        candidates jsonb NOT NULL,
        reasons text[] NOT NULL DEFAULT '{}',
        words text,
        CONSTRAINT referral_choice_rank_check CHECK (chosen_rank >= 1),
        CONSTRAINT referral_choice_candidates_check CHECK (
          jsonb_typeof(candidates) = 'array' AND jsonb_array_length(candidates) <= 10),
        CONSTRAINT referral_choice_reasons_check CHECK ((chosen_rank > 1) = (cardinality(reasons) > 0)),
        CONSTRAINT referral_choice_codes_check CHECK (reasons <@ ARRAY['closer_to_person', 'already_known',
          'person_prefers', 'faster_answer', 'first_is_full', 'language', 'opening_hours', 'transport', 'other']),
        CONSTRAINT referral_choice_words_check CHECK (
          ('other' = ANY (reasons)) = (words IS NOT NULL) AND btrim(words) <> '')
      );
      CREATE INDEX referral_choice_weights_version_idx ON referral_choice (weights_version);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE referral_choice, routing_suggestion, routing_weights, receiver_record;
      DROP FUNCTION forbid_routing_weights_change();
    `);
  }
}
