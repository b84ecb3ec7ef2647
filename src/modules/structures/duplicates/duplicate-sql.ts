/** Shares of the score, out of 100. A SIRET or a phone alone proves little: offices of one body share them. */
export const WEIGHTS = { name: 40, street: 20, distance: 20, pivot: 12, phone: 8 } as const;
/** From here on a pair is shown to a person. */
export const LEAST_SCORE = 60;
/** Metres: the whole share up to the first, nothing from the second on. */
export const NEAR = 50;
export const FAR = 500;

/**
 * A temporary table of the listed places with what is compared: name and street without accents or capitals, kinds of
 * place that the name says, and the point when it is that of the place itself. `fresh`: changed since $1.
 */
export const NAME_KEYS = `
  CREATE TEMP TABLE place_key ON COMMIT DROP AS
    SELECT id, commune_insee, name_key, search_normalise(coalesce(address, '')) AS street_key, pivot, phone,
      CASE WHEN position_status = 'exact' THEN ll_to_earth(latitude, longitude) END AS point,
      ARRAY(SELECT place FROM unnest($2::text[]) WITH ORDINALITY AS kind (pattern, place)
            WHERE name_key ~ kind.pattern ORDER BY place) AS kinds,
      ARRAY(SELECT found[1] FROM regexp_matches(name_key, '\\d+', 'g') AS found ORDER BY 1) AS numbers,
      last_changed_at >= $1 AS fresh
    FROM (SELECT *, replace(search_normalise(name), '.', ' ') AS name_key FROM place
          WHERE gone_at IS NULL AND merged_into IS NULL) AS listed`;

/** « Relais 2 » is not « Relais 3 », and a library is not the town hall that shares its door. */
const ALIKE = `fresh.fresh AND other.id <> fresh.id AND other.kinds = fresh.kinds
        AND (other.numbers = fresh.numbers OR other.numbers = '{}' OR fresh.numbers = '{}')`;

/** Never all pairs: those of one commune, and those within 500 m, with at least one place that changed. */
export const SCORE_PAIRS = `
  CREATE TEMP TABLE scored_pair ON COMMIT DROP AS
    WITH pair AS (
      SELECT least(fresh.id, other.id) AS first, greatest(fresh.id, other.id) AS second
      FROM place_key AS fresh JOIN place_key AS other ON other.commune_insee = fresh.commune_insee
      WHERE ${ALIKE}
      UNION
      SELECT least(fresh.id, other.id), greatest(fresh.id, other.id)
      FROM place_key AS fresh JOIN place_key AS other ON earth_box(fresh.point, ${FAR}) @> other.point
      WHERE ${ALIKE}
    ), compared AS (
      SELECT pair.first, pair.second,
        round(100 * similarity(one.name_key, other.name_key)) AS name_score,
        CASE WHEN one.street_key = '' OR other.street_key = '' THEN 0
             ELSE round(100 * similarity(one.street_key, other.street_key)) END AS street_score,
        round(earth_distance(one.point, other.point)) AS distance_metres,
        coalesce(one.pivot = other.pivot, false) AS same_pivot,
        coalesce(one.phone = other.phone, false) AS same_phone
      FROM pair JOIN place_key AS one ON one.id = pair.first JOIN place_key AS other ON other.id = pair.second
    )
    SELECT *, round(${WEIGHTS.name} * name_score / 100 + ${WEIGHTS.street} * street_score / 100
        + CASE WHEN distance_metres IS NULL THEN 0 ELSE ${WEIGHTS.distance} * greatest(0, least(1,
            (${FAR} - distance_metres) / (${FAR} - ${NEAR}))) END
        + CASE WHEN same_pivot THEN ${WEIGHTS.pivot} ELSE 0 END
        + CASE WHEN same_phone THEN ${WEIGHTS.phone} ELSE 0 END) AS score
    FROM compared WHERE name_score >= 25`;

/** Pairs proposed before that changed places no longer make, or that are no longer both listed. */
export const FORGET_OUTDATED = `
  DELETE FROM place_duplicate AS known USING (
    SELECT pair.id FROM place_duplicate AS pair
    LEFT JOIN place_key AS one ON one.id = pair.first_place_id
    LEFT JOIN place_key AS other ON other.id = pair.second_place_id
    LEFT JOIN scored_pair AS found ON found.first = pair.first_place_id AND found.second = pair.second_place_id
      AND found.score >= ${LEAST_SCORE}
    WHERE pair.status = 'proposed'
      AND (one.id IS NULL OR other.id IS NULL OR (one.fresh OR other.fresh) AND found.first IS NULL)
  ) AS outdated WHERE outdated.id = known.id`;

export const KEEP_FOUND = `
  INSERT INTO place_duplicate AS known (id, first_place_id, second_place_id, status, score, name_score, street_score,
    distance_metres, same_pivot, same_phone, found_at)
  SELECT gen_random_uuid(), first, second, 'proposed', score, name_score, street_score, distance_metres, same_pivot,
    same_phone, $1
  FROM scored_pair WHERE score >= ${LEAST_SCORE}
  ON CONFLICT (first_place_id, second_place_id) DO UPDATE SET score = excluded.score,
    name_score = excluded.name_score, street_score = excluded.street_score,
    distance_metres = excluded.distance_metres, same_pivot = excluded.same_pivot, same_phone = excluded.same_phone
  WHERE known.status = 'proposed'`;
