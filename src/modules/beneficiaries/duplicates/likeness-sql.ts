import {
  COMMON_FROM,
  LEAST_SCORE,
  LEAST_TO_ASK,
  type LikenessReason,
  MOST_NAMESAKES,
  MOST_SHARING,
  POINTS,
} from './likeness.js';

/** The last three bits of a key: what it is made of. See `match_of` in the migration. */
const PHONE = 1;
const EMAIL = 2;
const FULL_NAME = 3;

/** How many people may share a key before it says nothing. */
export const MOST_SHARING_SQL = `CASE WHEN key & 7 IN (${PHONE}, ${EMAIL}) THEN ${MOST_SHARING} ELSE ${MOST_NAMESAKES} END`;

/** By kind, the keys left out: `block (key, size)`. */
export const CROWDED_SQL = `
  count(*) FILTER (WHERE key & 7 = ${PHONE}) AS phones, count(*) FILTER (WHERE key & 7 = ${EMAIL}) AS emails,
  count(*) FILTER (WHERE key & 7 = ${FULL_NAME}) AS names`;

/** What is compared of one person: `m` a row of match_of, `b` the person, `block (key, size)` the keys of those looked at. */
export const SIDE_COLUMNS = `
  m.first_words, replace(m.first_words, ' ', '') AS first_whole, replace(m.last_words, ' ', '') AS last_whole,
  m.first_sound, m.last_sounds, b.birth_year, b.commune_insee, b.gender,
  CASE WHEN coalesce((SELECT size FROM block WHERE key = match_key(b.phone, ${PHONE})), 1) <= ${MOST_SHARING}
       THEN b.phone END AS phone,
  CASE WHEN coalesce((SELECT size FROM block WHERE key = match_key(b.email, ${EMAIL})), 1) <= ${MOST_SHARING}
       THEN b.email END AS email,
  coalesce((SELECT size FROM block WHERE key = m.match_keys[1]), 1) AS namesakes`;

const LEVELS = `
  CASE WHEN names_gendered(one.first_whole, other.first_whole)
            AND NOT (one.gender = other.gender AND one.gender <> 'non_communique') THEN 'other'
       WHEN one.first_whole = other.first_whole THEN 'same'
       WHEN one.first_sound = other.first_sound THEN 'sound'
       WHEN one.first_words LIKE other.first_words || ' %' OR other.first_words LIKE one.first_words || ' %' THEN 'shortened'
       WHEN names_near(one.first_whole, other.first_whole) THEN 'near'
       ELSE 'other' END AS first_level,
  CASE WHEN one.last_whole = other.last_whole THEN 'same'
       WHEN one.last_sounds[1] = other.last_sounds[1] THEN 'sound'
       WHEN one.last_sounds && other.last_sounds THEN 'in_common'
       WHEN names_near(one.last_whole, other.last_whole) THEN 'near'
       ELSE 'other' END AS last_level,
  one.first_sound = other.last_sounds[1] AND one.last_sounds[1] = other.first_sound
    AND one.first_sound <> one.last_sounds[1] AS swapped,
  abs(one.birth_year - other.birth_year) AS years_apart,
  coalesce(one.phone = other.phone, false) AS same_phone,
  coalesce(one.email = other.email, false) AS same_email,
  one.commune_insee = other.commune_insee AS same_commune,
  one.gender <> other.gender AND 'non_communique' NOT IN (one.gender, other.gender) AS other_gender,
  greatest(one.namesakes, other.namesakes) >= ${COMMON_FROM} AS common_name`;

const { first, last, year, commune } = POINTS;

const SCORE = `
  least(100, greatest(0,
    CASE WHEN swapped THEN ${first.sound + last.sound + 5} ELSE
      CASE first_level WHEN 'same' THEN ${first.same} WHEN 'sound' THEN ${first.sound}
        WHEN 'near' THEN ${first.near} WHEN 'shortened' THEN ${first.shortened} ELSE 0 END
      + CASE last_level WHEN 'same' THEN ${last.same} WHEN 'sound' THEN ${last.sound}
          WHEN 'in_common' THEN ${last.inCommon} WHEN 'near' THEN ${last.near} ELSE 0 END END
    + CASE WHEN years_apart IS NULL THEN 0 WHEN years_apart = 0 THEN ${year.same} WHEN years_apart = 1 THEN ${year.near}
        WHEN years_apart < 15 THEN ${year.other} ELSE ${year.anotherGeneration} END
    + CASE WHEN same_phone THEN ${POINTS.phone} ELSE 0 END + CASE WHEN same_email THEN ${POINTS.email} ELSE 0 END
    + CASE WHEN same_commune THEN ${commune.same} WHEN NOT same_commune THEN ${commune.other} ELSE 0 END
    + CASE WHEN other_gender THEN ${POINTS.otherGender} ELSE 0 END
    + CASE WHEN common_name AND NOT same_phone AND NOT same_email THEN ${POINTS.commonName} ELSE 0 END))`;

const reasons: Record<LikenessReason, string> = {
  same_phone: 'same_phone',
  same_email: 'same_email',
  same_name: `first_level = 'same' AND last_level = 'same'`,
  names_swapped: 'swapped',
  names_sound_alike: `NOT swapped AND (first_level = 'sound' AND last_level <> 'other' OR last_level = 'sound')`,
  name_in_common: `NOT swapped AND last_level = 'in_common'`,
  last_name_near: `NOT swapped AND last_level = 'near'`,
  other_last_name: `NOT swapped AND last_level = 'other'`,
  first_name_near: `NOT swapped AND first_level = 'near'`,
  first_name_shortened: `NOT swapped AND first_level = 'shortened'`,
  same_year: 'years_apart = 0',
  year_near: 'years_apart = 1',
  year_missing: 'years_apart IS NULL',
  other_year: 'years_apart > 1',
  same_commune: 'same_commune',
  other_commune: 'NOT same_commune',
  common_name: 'common_name AND NOT same_phone AND NOT same_email',
};

const REASONS = `array_remove(ARRAY[${Object.entries(reasons)
  .map(([code, holds]) => `CASE WHEN ${holds} THEN '${code}' END`)
  .join(', ')}]::text[], NULL)`;

/** Each pair with its score and why. @param pairs FROM items that give `one` and `other`, with SIDE_COLUMNS and ids */
export const scoredSql = (pairs: string, keep: string): string => `
  SELECT first_id, second_id, score, ${REASONS} AS reasons FROM (
    SELECT *, ${SCORE} AS score FROM (
      SELECT one.id AS first_id, other.id AS second_id, ${LEVELS} FROM ${pairs}) AS levels
     WHERE first_level <> 'other' OR swapped OR same_email OR same_phone) AS scored
   WHERE ${keep}`;

/** The first name agrees, or the two names are in each other's place: without that nobody is proposed. */
const agrees = `(first_level <> 'other' OR swapped)`;
export const PROPOSED = `score >= ${LEAST_SCORE} AND ${agrees}`;

/** While somebody is there to be asked, less will do, and the same phone or e-mail is worth saying by itself. */
export const WORTH_ASKING = `score >= ${LEAST_TO_ASK} AND ${agrees} OR same_phone OR same_email`;
