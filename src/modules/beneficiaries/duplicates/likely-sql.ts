import { MOST_SHARING_SQL, scoredSql, SIDE_COLUMNS, WORTH_ASKING } from './likeness-sql.js';

const MOST_SHOWN = 5;

/**
 * A person being registered ($2 first name, $3 last name, $4 year of birth, $5 phone, $6 e-mail, $7 commune, $8 gender)
 * against those whom the structure ($1) sees and who share a key with them.
 */
export const LIKELY_SQL = `
  WITH b AS (
    SELECT $4::int AS birth_year, $5::text AS phone, $6::text AS email, $7::text AS commune_insee, $8::text AS gender
  ), typed AS MATERIALIZED (SELECT made.* FROM b, match_of($2, $3, b.birth_year, b.phone, b.email) AS made),
  near AS MATERIALIZED (
    SELECT beneficiary_id, match_keys FROM beneficiary_match
     WHERE structure_id = $1 AND match_keys && (SELECT match_keys FROM typed)
    UNION ALL
    SELECT m.beneficiary_id, m.match_keys FROM beneficiary_share s
      JOIN beneficiary_match m ON m.beneficiary_id = s.beneficiary_id AND m.structure_id <> $1
     WHERE s.structure_id = $1 AND s.ends_at IS NULL AND m.match_keys && (SELECT match_keys FROM typed)
  ), found AS (
    SELECT DISTINCT key, beneficiary_id AS id FROM near, unnest(match_keys) AS key
     WHERE key = ANY ((SELECT match_keys FROM typed)::bigint[])
  ), block AS MATERIALIZED (SELECT key, count(*) AS size FROM found GROUP BY key),
  candidate AS (SELECT DISTINCT id FROM found JOIN block USING (key) WHERE size <= ${MOST_SHARING_SQL}),
  one AS MATERIALIZED (SELECT NULL::uuid AS id, ${SIDE_COLUMNS} FROM typed m, b),
  other AS MATERIALIZED (
    SELECT b.id, ${SIDE_COLUMNS} FROM candidate
      JOIN beneficiary_match m ON m.beneficiary_id = candidate.id JOIN beneficiary b ON b.id = candidate.id
  ), scored AS (${scoredSql('one, other', WORTH_ASKING)})
  SELECT b.id, b.first_name, b.last_name, b.birth_year, b.commune_name, b.phone, scored.reasons
    FROM scored JOIN beneficiary b ON b.id = scored.second_id
   ORDER BY scored.score DESC, b.updated_at DESC, b.id LIMIT ${MOST_SHOWN}`;
