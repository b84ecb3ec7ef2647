/** As one person's names are compared when they are registered: see DuplicatesQueries. */
const NAMES_ALIKE = 0.55;
/** With the same phone or e-mail, the first name tells the two of a couple apart. */
const FIRST_NAMES_ALIKE = 0.5;

const columns = 'last text, first text, words text, birth_year int, phone text, email text';

export const TABLES_SQL = `
  CREATE TEMP TABLE asked (ref int, ${columns}) ON COMMIT DROP;
  CREATE TEMP TABLE known (id uuid, ${columns}) ON COMMIT DROP;
  CREATE TEMP TABLE candidate (ref int, id uuid, other int) ON COMMIT DROP`;

export const KNOWN_SQL = 'FROM beneficiary WHERE structure_id = $1 AND merged_into IS NULL';

/** Equal keys make two people candidates. A year on either side of it is a mistake; a year alone is no key. */
const keys = [
  'a.phone = b.phone',
  'a.email = b.email',
  'a.words = b.words',
  'a.last = b.last AND a.birth_year = b.birth_year',
  'a.last = b.last AND a.birth_year = b.birth_year + 1',
  'a.last = b.last AND a.birth_year = b.birth_year - 1',
  'a.first = b.first AND a.birth_year = b.birth_year AND left(a.last, 3) = left(b.last, 3)',
  'a.first = b.last AND a.last = b.first',
];

export const CANDIDATES_SQL = `
  INSERT INTO candidate (ref, id, other)
  ${keys.map((key) => `SELECT a.ref, b.id, NULL::int FROM asked a JOIN known b ON ${key}`).join('\n UNION ')}
  UNION
  ${keys.map((key) => `SELECT a.ref, NULL::uuid, b.ref FROM asked a JOIN asked b ON b.ref < a.ref AND ${key}`).join('\n UNION ')}`;

const compared = (join: string): string => `
  SELECT c.ref, c.id, c.other, similarity(a.last || ' ' || a.first, b.last || ' ' || b.first) AS closeness,
         similarity(a.first, b.first) AS first_closeness, a.words = b.words AS same_words,
         a.birth_year IS NULL OR b.birth_year IS NULL OR abs(a.birth_year - b.birth_year) <= 1 AS years_agree,
         coalesce(a.phone = b.phone, false) AS same_phone, coalesce(a.email = b.email, false) AS same_email
    FROM candidate c JOIN asked a ON a.ref = c.ref ${join}`;

export const MATCHES_SQL = `
  WITH compared AS (
    ${compared('JOIN known b ON b.id = c.id')} UNION ALL ${compared('JOIN asked b ON b.ref = c.other')}
  ), judged AS (
    SELECT *, years_agree AND (same_words OR closeness >= ${NAMES_ALIKE}) AS same_name,
           (same_phone OR same_email) AND first_closeness >= ${FIRST_NAMES_ALIKE} AS same_reach
      FROM compared
  )
  SELECT DISTINCT ON (ref) ref, id AS "knownId", other AS "otherRef",
         array_remove(ARRAY[CASE WHEN same_name THEN 'name' END, CASE WHEN same_phone THEN 'phone' END,
           CASE WHEN same_email THEN 'email' END], NULL) AS reasons
    FROM judged WHERE same_name OR same_reach
   ORDER BY ref, (id IS NULL), same_name::int + same_phone::int + same_email::int DESC, closeness DESC, id, other`;
