import { MigrationInterface, QueryRunner } from 'typeorm';

/** What finds a person written twice, what was said of the pair, and the two files made one. */
export class Duplicates1795300720000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE EXTENSION IF NOT EXISTS fuzzystrmatch;

      -- How a name sounds in French. Capitals are sounds, small letters are still letters.
      CREATE FUNCTION french_sound(word text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT AS $$
        DECLARE
          s text := word;
        BEGIN
          s := replace(replace(replace(replace(s, 'sch', 'C'), 'sh', 'C'), 'ph', 'f'), 'chr', 'kr');
          s := replace(replace(replace(replace(s, 'chl', 'kl'), 'ch', 'C'), 'h', ''), 'q', 'k');
          s := replace(replace(replace(replace(s, 'ck', 'k'), 'ku', 'k'), 'dj', 'j'), 'gn', 'N');
          s := regexp_replace(replace(translate(s, 'wz', 'vs'), 'bv', 'v'), '(.)\\1+', '\\1', 'g');
          s := regexp_replace(s, 'aul[dtx]s?$', 'o');
          s := replace(replace(replace(replace(replace(s, 'eau', 'o'), 'au', 'o'), 'oeu', 'E'), 'eu', 'E'), 'ou', 'U');
          s := regexp_replace(s, '[ae]?[iy][mn](?![aeiouyEU])', 'I', 'g');
          s := regexp_replace(s, '[ae][mn](?![aeiouyEU])', 'A', 'g');
          s := regexp_replace(s, 'o[mn](?![aeiouyEU])', 'O', 'g');
          s := regexp_replace(s, '[ae][iy]', 'e', 'g');
          s := replace(translate(s, 'y', 'i'), 'oi', 'W');
          s := regexp_replace(s, 's?c(?=[eiEI])', 's', 'g');
          s := regexp_replace(replace(regexp_replace(s, 'gu(?=[eiEI])', 'G', 'g'), 'c', 'k'), 'g(?=[eiEI])', 'j', 'g');
          s := regexp_replace(regexp_replace(s, 'er$', 'e'), 'erk$', 'er');
          s := regexp_replace(replace(s, 'G', 'g'), '(.)\\1+', '\\1', 'g');
          -- What ends a word and is not heard.
          RETURN regexp_replace(regexp_replace(s, '(?<=..)[dtpsx]+$', ''), '(?<=..)e+$', '');
        END $$;

      -- Its consonants, each once, in order: two letters swapped, doubled or a vowel mistaken leave it the same.
      CREATE FUNCTION sound_frame(sound text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
        RETURN (SELECT CASE WHEN count(DISTINCT letter) < 3 THEN sound ELSE string_agg(DISTINCT letter, '') END
                  FROM string_to_table(translate(sound, 'aeiouAEIOUW', ''), NULL) AS letter);

      -- At one letter, or at two swapped; at two letters when the names are long.
      CREATE FUNCTION names_near(one text, other text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT AS $$
        DECLARE
          shortest constant integer := least(length(one), length(other));
          faults integer;
        BEGIN
          IF shortest < 4 OR abs(length(one) - length(other)) > 2 THEN RETURN false; END IF;
          faults := levenshtein_less_equal(left(one, 100), left(other, 100), 2);
          IF faults > 2 THEN RETURN false; END IF;
          IF shortest >= 9 OR faults <= 1 AND shortest >= 5 THEN RETURN true; END IF;
          RETURN faults = 2 AND length(one) = length(other) AND
            (SELECT array_agg(letter ORDER BY letter) FROM string_to_table(one, NULL) letter) =
            (SELECT array_agg(letter ORDER BY letter) FROM string_to_table(other, NULL) letter);
        END $$;

      -- « Michel » and « Michèle », « Jean » and « Jeanne »: a husband and his wife, twins.
      CREATE FUNCTION names_gendered(one text, other text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT AS $$
        DECLARE
          short constant text := CASE WHEN length(one) < length(other) THEN one ELSE other END;
          long constant text := CASE WHEN length(one) < length(other) THEN other ELSE one END;
        BEGIN
          RETURN long IN (short || 'e', short || 'le', short || 'ne', short || 'te')
            OR short LIKE '%ie' AND long = short || 'n' OR short LIKE '%c' AND long = left(short, -1) || 'que';
        END $$;

      -- The last three bits of a key say what it is made of.
      CREATE FUNCTION match_key(made_of text, kind integer) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
        RETURN (hashtextextended(made_of, 0) & ~7::bigint) | kind;

      -- What two files are compared by. Names come back without accents, capitals or signs; the first sound of a last
      -- name is that of the whole of it, those of its parts follow. Equal keys make two people candidates.
      CREATE FUNCTION match_of(first_name text, last_name text, birth_year integer, phone text, email text,
          OUT first_words text, OUT last_words text, OUT first_sound text, OUT last_sounds text[], OUT match_keys bigint[])
        LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
        DECLARE
          whole text;
          frames text[];
        BEGIN
          first_words := translate(search_normalise(first_name), '.@+', '');
          last_words := translate(search_normalise(last_name), '.@+', '');
          first_sound := french_sound(replace(first_words, ' ', ''));
          IF last_words NOT LIKE '% %' THEN
            last_sounds := ARRAY[french_sound(last_words)];
          ELSE
            last_words := btrim(regexp_replace(' ' || last_words || ' ',
              ' ((epouse|ep|nee|veuve|vve|mme|mlle|mr|dit|dite|usage) )+| +', ' ', 'g'));
            whole := french_sound(replace(last_words, ' ', ''));
            last_sounds := whole || array_remove(ARRAY(SELECT DISTINCT french_sound(part)
              FROM unnest(string_to_array(last_words, ' ')) AS part WHERE length(part) >= 3
                AND part NOT IN ('des', 'les', 'dos', 'van', 'von', 'der', 'ben', 'bin', 'abd', 'abdel', 'saint', 'sainte')
              LIMIT 4), whole);
          END IF;
          whole := last_sounds[1];
          FOR place IN 1 .. cardinality(last_sounds) LOOP
            match_keys := match_keys || match_key(least(last_sounds[place], first_sound) || ' '
              || greatest(last_sounds[place], first_sound), 3);
          END LOOP;
          frames := ARRAY[sound_frame(whole), sound_frame(first_sound)];
          match_keys := match_keys || match_key(least(frames[1], frames[2]) || ' ' || greatest(frames[1], frames[2]), 4);
          IF birth_year IS NOT NULL THEN
            match_keys := match_keys || match_key(whole || ' ' || birth_year, 5)
              || match_key(first_sound || ' ' || birth_year || ' ' || left(whole, 1), 6);
          END IF;
          IF phone IS NOT NULL THEN match_keys := match_keys || match_key(phone, 1); END IF;
          IF email IS NOT NULL THEN match_keys := match_keys || match_key(email, 2); END IF;
        END $$;
    `);
    await runner.query(`
      -- Beside the person and not in their row, which each session moves: this changes with the name alone.
      CREATE TABLE beneficiary_match (
        beneficiary_id uuid PRIMARY KEY REFERENCES beneficiary ON DELETE CASCADE,
        structure_id uuid NOT NULL REFERENCES structure,
        first_words text NOT NULL,
        last_words text NOT NULL,
        first_sound text NOT NULL,
        last_sounds text[] NOT NULL,
        match_keys bigint[] NOT NULL,
        changed_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );

      ALTER TABLE beneficiary
        ADD COLUMN merged_into uuid REFERENCES beneficiary,
        ADD CONSTRAINT beneficiary_merged_check CHECK (merged_into IS NULL OR merged_into <> id
          AND first_name = '' AND last_name = '' AND search_text = '' AND wishes = '{}' AND NOT no_phone AND NOT no_email
          AND num_nonnulls(birth_year, commune_insee, commune_name, postal_code, phone, email, helper_name, helper_phone,
            helper_relationship, helper_agreed_on, notes, notice_given_on) = 0
          AND contact_preference = 'call' AND social_status = 'non_communique' AND gender = 'non_communique'
          AND scheme = 'unknown');
      CREATE INDEX beneficiary_merged_into_idx ON beneficiary (merged_into) WHERE merged_into IS NOT NULL;

      CREATE FUNCTION write_beneficiary_match() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF NEW.merged_into IS NOT NULL THEN
            DELETE FROM beneficiary_match WHERE beneficiary_id = NEW.id;
          ELSE
            INSERT INTO beneficiary_match AS known
            SELECT NEW.id, NEW.structure_id, made.*
              FROM match_of(NEW.first_name, NEW.last_name, NEW.birth_year, NEW.phone, NEW.email) AS made
            ON CONFLICT (beneficiary_id) DO UPDATE SET structure_id = excluded.structure_id,
              first_words = excluded.first_words, last_words = excluded.last_words, first_sound = excluded.first_sound,
              last_sounds = excluded.last_sounds, match_keys = excluded.match_keys, changed_at = clock_timestamp();
          END IF;
          RETURN NULL;
        END $$;
      CREATE TRIGGER beneficiary_match_added AFTER INSERT ON beneficiary
        FOR EACH ROW EXECUTE FUNCTION write_beneficiary_match();
      -- The commune and the gender weigh in the score, though no key is made of them.
      CREATE TRIGGER beneficiary_match_changed AFTER UPDATE OF structure_id, first_name, last_name, birth_year, phone,
          email, commune_insee, gender, merged_into ON beneficiary
        FOR EACH ROW WHEN ((OLD.structure_id, OLD.first_name, OLD.last_name, OLD.birth_year, OLD.phone, OLD.email,
            OLD.commune_insee, OLD.gender, OLD.merged_into) IS DISTINCT FROM (NEW.structure_id, NEW.first_name,
            NEW.last_name, NEW.birth_year, NEW.phone, NEW.email, NEW.commune_insee, NEW.gender, NEW.merged_into))
        EXECUTE FUNCTION write_beneficiary_match();

      INSERT INTO beneficiary_match
      SELECT b.id, b.structure_id, made.* FROM beneficiary b,
        LATERAL match_of(b.first_name, b.last_name, b.birth_year, b.phone, b.email) AS made;
      CREATE INDEX beneficiary_match_keys_idx ON beneficiary_match USING gin (structure_id, match_keys);
      CREATE INDEX beneficiary_match_changed_idx ON beneficiary_match (structure_id, changed_at);

      -- Two files of one structure that may be one person's; found in the background.
      CREATE TABLE beneficiary_duplicate (
        first_id uuid NOT NULL REFERENCES beneficiary ON DELETE CASCADE,
        second_id uuid NOT NULL REFERENCES beneficiary ON DELETE CASCADE,
        structure_id uuid NOT NULL REFERENCES structure,
        score smallint NOT NULL,
        reasons text[] NOT NULL,
        found_at timestamptz NOT NULL,
        PRIMARY KEY (first_id, second_id),
        CONSTRAINT beneficiary_duplicate_order_check CHECK (first_id < second_id),
        CONSTRAINT beneficiary_duplicate_score_check CHECK (score BETWEEN 0 AND 100)
      );
      CREATE INDEX beneficiary_duplicate_second_id_idx ON beneficiary_duplicate (second_id);
      CREATE INDEX beneficiary_duplicate_list_idx ON beneficiary_duplicate (structure_id, score DESC, first_id, second_id);

      -- « Ce n'est pas la même personne », written both ways so that it follows whichever of the two is merged.
      CREATE TABLE beneficiary_distinct (
        beneficiary_id uuid NOT NULL REFERENCES beneficiary ON DELETE CASCADE,
        other_id uuid NOT NULL REFERENCES beneficiary ON DELETE CASCADE,
        structure_id uuid NOT NULL REFERENCES structure,
        decided_by uuid NOT NULL REFERENCES app_user,
        decided_at timestamptz NOT NULL,
        PRIMARY KEY (beneficiary_id, other_id),
        CONSTRAINT beneficiary_distinct_other_check CHECK (beneficiary_id <> other_id)
      );
      CREATE INDEX beneficiary_distinct_other_id_idx ON beneficiary_distinct (other_id);
      CREATE INDEX beneficiary_distinct_list_idx ON beneficiary_distinct (structure_id, decided_at DESC, beneficiary_id, other_id);

      -- When a structure's files were last looked through, and what was too widely shared to say anything.
      CREATE TABLE duplicate_search (
        structure_id uuid PRIMARY KEY REFERENCES structure ON DELETE CASCADE,
        searched_at timestamptz NOT NULL,
        crowded_phones integer NOT NULL,
        crowded_emails integer NOT NULL,
        crowded_names integer NOT NULL
      );

      CREATE TABLE beneficiary_merge (
        id uuid PRIMARY KEY,
        structure_id uuid NOT NULL REFERENCES structure,
        kept_id uuid NOT NULL REFERENCES beneficiary,
        merged_id uuid NOT NULL REFERENCES beneficiary,
        merged_at timestamptz NOT NULL,
        merged_by uuid NOT NULL REFERENCES app_user,
        -- What gives the two files back; emptied after thirty days, or once it has served.
        sealed jsonb,
        undone_at timestamptz,
        undone_by uuid REFERENCES app_user,
        CONSTRAINT beneficiary_merge_files_check CHECK (kept_id <> merged_id),
        CONSTRAINT beneficiary_merge_undone_check CHECK ((undone_at IS NULL) = (undone_by IS NULL)
          AND (undone_at IS NULL OR sealed IS NULL))
      );
      CREATE UNIQUE INDEX beneficiary_merge_standing_idx ON beneficiary_merge (merged_id) WHERE undone_at IS NULL;
      CREATE INDEX beneficiary_merge_kept_id_idx ON beneficiary_merge (kept_id);
      CREATE INDEX beneficiary_merge_list_idx ON beneficiary_merge (structure_id, merged_at DESC, id);
      CREATE INDEX beneficiary_merge_sealed_idx ON beneficiary_merge (merged_at) WHERE sealed IS NOT NULL;
    `);
  }

  /** A file merged into another is empty: it goes, as nothing points at it any more. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE beneficiary_merge, duplicate_search, beneficiary_distinct, beneficiary_duplicate;
      DROP TRIGGER beneficiary_match_changed ON beneficiary;
      DROP TRIGGER beneficiary_match_added ON beneficiary;
      DROP FUNCTION write_beneficiary_match();
      DROP TABLE beneficiary_match;
      DELETE FROM beneficiary WHERE merged_into IS NOT NULL;
      ALTER TABLE beneficiary DROP CONSTRAINT beneficiary_merged_check, DROP COLUMN merged_into;
      DROP FUNCTION match_of(text, text, integer, text, text);
      DROP FUNCTION match_key(text, integer);
      DROP FUNCTION names_gendered(text, text);
      DROP FUNCTION names_near(text, text);
      DROP FUNCTION sound_frame(text);
      DROP FUNCTION french_sound(text);
      DROP EXTENSION fuzzystrmatch;
    `);
  }
}
