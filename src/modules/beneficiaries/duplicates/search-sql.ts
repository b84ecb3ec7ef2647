import { CROWDED_SQL, MOST_SHARING_SQL, PROPOSED, scoredSql, SIDE_COLUMNS } from './likeness-sql.js';

/** Who shares which key, in one structure ($1): everybody. */
export const EVERYBODY = `
  CREATE TEMP TABLE match_member ON COMMIT DROP AS
    SELECT key, beneficiary_id AS id, true AS fresh FROM beneficiary_match, unnest(match_keys) AS key
     WHERE structure_id = $1`;

/** … or those who share one with somebody whose file changed since $2. */
export const AROUND_THE_CHANGED = `
  CREATE TEMP TABLE match_member ON COMMIT DROP AS
    WITH changed AS MATERIALIZED (
      SELECT beneficiary_id, match_keys FROM beneficiary_match WHERE structure_id = $1 AND changed_at >= $2
    ), near AS (
      SELECT DISTINCT m.beneficiary_id, m.match_keys FROM changed CROSS JOIN LATERAL (
        SELECT beneficiary_id, match_keys FROM beneficiary_match
         WHERE structure_id = $1 AND match_keys && changed.match_keys) AS m
    )
    SELECT key, near.beneficiary_id AS id, near.beneficiary_id IN (SELECT beneficiary_id FROM changed) AS fresh
      FROM near, unnest(near.match_keys) AS key WHERE key IN (SELECT unnest(match_keys) FROM changed)`;

export const BLOCKS = `
  CREATE TEMP TABLE block ON COMMIT DROP AS
    SELECT key, count(*)::int AS size FROM match_member GROUP BY key HAVING count(*) > 1`;

/** Never all with all: those who share a key, when few enough do. */
export const PAIRS = `
  CREATE TEMP TABLE match_pair ON COMMIT DROP AS
    SELECT DISTINCT one.id AS first_id, other.id AS second_id
      FROM (SELECT key FROM block WHERE size <= ${MOST_SHARING_SQL}) AS shared
      JOIN match_member one USING (key) JOIN match_member other USING (key)
     WHERE one.id < other.id AND (one.fresh OR other.fresh)`;

export const SIDES = `
  CREATE TEMP TABLE match_person ON COMMIT DROP AS
    SELECT b.id, ${SIDE_COLUMNS}
      FROM (SELECT first_id AS id FROM match_pair UNION SELECT second_id FROM match_pair) AS paired
      JOIN beneficiary_match m ON m.beneficiary_id = paired.id JOIN beneficiary b ON b.id = paired.id`;

const COMPARED =
  'match_pair JOIN match_person one ON one.id = first_id JOIN match_person other ON other.id = second_id';

export const SCORES = `
  CREATE TEMP TABLE scored_pair ON COMMIT DROP AS
    SELECT * FROM (${scoredSql(COMPARED, PROPOSED)}) AS proposed
     WHERE NOT EXISTS (SELECT FROM beneficiary_distinct
                        WHERE beneficiary_id = proposed.first_id AND other_id = proposed.second_id)`;

/** Pairs of before that are none any more. What did not change is not looked at. */
export const FORGET_OUTDATED = `
  DELETE FROM beneficiary_duplicate AS known
   WHERE structure_id = $1
     AND (first_id IN (SELECT id FROM match_member WHERE fresh) OR second_id IN (SELECT id FROM match_member WHERE fresh))
     AND NOT EXISTS (SELECT FROM scored_pair s WHERE s.first_id = known.first_id AND s.second_id = known.second_id)`;

export const KEEP_FOUND = `
  INSERT INTO beneficiary_duplicate AS known (first_id, second_id, structure_id, score, reasons, found_at)
  SELECT first_id, second_id, $1, score, reasons, $2 FROM scored_pair
  ON CONFLICT (first_id, second_id) DO UPDATE SET score = excluded.score, reasons = excluded.reasons
   WHERE (known.score, known.reasons) IS DISTINCT FROM (excluded.score, excluded.reasons)`;

/** The database's own clock, as in changed_at. What too many share is counted when everybody was looked at. */
export const NOTE_SEARCHED = `
  INSERT INTO duplicate_search (structure_id, searched_at, crowded_phones, crowded_emails, crowded_names)
  SELECT $1, now(), phones, emails, names FROM (SELECT ${CROWDED_SQL} FROM block WHERE size > ${MOST_SHARING_SQL}) AS crowded
  ON CONFLICT (structure_id) DO UPDATE SET searched_at = excluded.searched_at,
    crowded_phones = greatest(excluded.crowded_phones, CASE WHEN $2 THEN 0 ELSE duplicate_search.crowded_phones END),
    crowded_emails = greatest(excluded.crowded_emails, CASE WHEN $2 THEN 0 ELSE duplicate_search.crowded_emails END),
    crowded_names = greatest(excluded.crowded_names, CASE WHEN $2 THEN 0 ELSE duplicate_search.crowded_names END)`;

/** Structures where a file changed since they were last looked through, the longest ago first. */
export const STALE_STRUCTURES = `
  SELECT s.id FROM structure s LEFT JOIN duplicate_search d ON d.structure_id = s.id
   WHERE EXISTS (SELECT FROM beneficiary_match m WHERE m.structure_id = s.id
                  AND m.changed_at >= coalesce(d.searched_at - $1::interval, '-infinity'))
   ORDER BY d.searched_at NULLS FIRST, s.id`;

/** Since when to look, and how much of the structure that is. A connection may be in a transaction for a while: a margin. */
export const TO_LOOK_THROUGH = `
  SELECT d.searched_at - $2::interval AS since,
         (SELECT count(*) FROM beneficiary_match m WHERE m.structure_id = $1) AS people,
         (SELECT count(*) FROM beneficiary_match m WHERE m.structure_id = $1
                            AND m.changed_at >= coalesce(d.searched_at - $2::interval, '-infinity')) AS changed
    FROM (SELECT $1::uuid AS id) s LEFT JOIN duplicate_search d ON d.structure_id = s.id`;
