import type pg from 'pg';
import { drawnFromSql, drawSql, idSql, inBulk, oneOfSql } from './bulk.js';
import { firstNames, lastNames } from './names.js';

const quoted = (names: readonly string[]): string => `ARRAY[${names.map((name) => `'${name}'`).join(',')}]`;

const starts = 'Ba Be Bo Bri Ca Cha Cla Co Da De Du Fa Fe Fro Ga Ge Gra Gui Ha Jo La Le Li Ma Me Mo Na Pe Pi Po Ra Ro Sa Ta To Va Vi'.split(' '); // prettier-ignore
const middles = 'ba be bi cha che da de di dou fa ga gue la le li lo ma me mi na ne ni pa re ri ro se ta te ti va ve'.split(' '); // prettier-ignore
const ends = 'bert card chet din don fort gnon land let lier lon lot mand nard net nier ran rel ret rin rot sard sier teau tel tier tin tot vel vin'.split(' '); // prettier-ignore

/** Some 36,000 names that sound like names of here: most people bear a rare one. */
export const rareNames: readonly string[] = starts.flatMap((start) =>
  middles.flatMap((middle) => ends.map((end) => start + middle + end)),
);

export const POPULATION = 1_000_000;

/** The largest structures of a département; the others share the rest, unequally. */
export const LARGE = [150_000, 120_000, 100_000] as const;
const SMALL = 60;
export const STRUCTURES = LARGE.length + SMALL;

const upTo = (count: number): number => LARGE.slice(0, count).reduce((sum, size) => sum + size, 0);

/** SQL: in which structure the nth person is, by its number. */
const structureOf = `CASE WHEN n <= ${upTo(1)} THEN 1 WHEN n <= ${upTo(2)} THEN 2 WHEN n <= ${upTo(3)} THEN 3
  ELSE ${LARGE.length + 1} + floor(${SMALL} * pow(${drawSql(20, 1_000_000)} / 1000000.0, 2))::int END`;

/** First names come and go with the years; the first of the list are the most given. */
const firstName = `(${quoted(firstNames)})[1 + ((floor(${firstNames.length} * pow(${drawSql(21, 1_000_000)} / 1000000.0, 1.5))::int
  + birth_year / 7 * 5) % ${firstNames.length})]`;

const common = `(${quoted(lastNames)})[1 + floor(${lastNames.length} * pow(${drawSql(22, 1_000_000)} / 1000000.0, 1.5))::int]`;
/** A département's people in its structures: common and rare names, one in twelve composed, phones shared at home. */
export async function makePopulation(client: pg.Client, count: number): Promise<void> {
  await inBulk(client, ['beneficiary'], async () => {
    await client.query(
      `WITH home AS MATERIALIZED (
         SELECT insee_code, name, postal_codes[1] AS postal_code, row_number() OVER (ORDER BY insee_code, copy) - 1 AS number
           FROM commune, generate_series(0, population / 500) copy WHERE department_code = '54'),
       rare AS MATERIALIZED (
         SELECT name, (ordinality - 1)::int AS number FROM unnest($2::text[]) WITH ORDINALITY AS listed (name, ordinality)),
       born AS (SELECT *, 1935 + ${drawSql(23, 74)} AS birth_year FROM ${drawnFromSql('home', 24, '$1::int')}),
       drawn AS (
         SELECT born.*, ${firstName} AS first_name,
                CASE WHEN ${drawSql(25, 3)} = 0 THEN ${common} ELSE own.name END
                  || CASE WHEN ${drawSql(27, 12)} = 0 THEN '-' || other.name ELSE '' END AS last_name,
                CASE WHEN ${drawSql(29, 5)} > 0 THEN '+336' || lpad((CASE WHEN n % 20 = 0 THEN n - 1 ELSE n END * 37
                  % 100000000)::text, 8, '0') END AS phone
           FROM born
           JOIN rare own ON own.number = ${drawSql(26, rareNames.length)}
           JOIN rare other ON other.number = ${drawSql(28, rareNames.length)})
       INSERT INTO beneficiary (id, structure_id, first_name, last_name, birth_year, commune_insee, commune_name, postal_code,
         phone, email, gender, social_status, created_by, created_at, updated_at, last_contact_on, search_text)
       SELECT ${idSql('beneficiary', 'n')}, ${idSql('structure', structureOf)}, first_name, last_name,
              CASE WHEN n % 8 > 0 THEN birth_year END, insee_code, name, postal_code, phone,
              CASE WHEN n % 5 < 2 THEN 'p' || n || '@exemple.test' END,
              ${oneOfSql(30, ['feminin', 'feminin', 'masculin', 'non_communique'])},
              ${oneOfSql(31, ['retraite', 'sans_emploi', 'en_emploi', 'non_communique'])}, ${idSql('user', '1')},
              timestamptz '2024-01-08 08:00Z' + n * interval '1 minute',
              timestamptz '2024-01-08 08:00Z' + n * interval '1 minute', '2026-06-01',
              search_normalise(concat_ws(' ', last_name, first_name, phone, regexp_replace(phone, '^\\+33', '0'), name))
         FROM drawn`,
      [count, rareNames],
    );
  });
}

/** What the database's trigger would have written, had it not rested. */
export async function makeMatches(client: pg.Client): Promise<void> {
  await inBulk(client, ['beneficiary_match'], async () => {
    await client.query(
      `INSERT INTO beneficiary_match
       SELECT b.id, b.structure_id, made.* FROM beneficiary b,
         LATERAL match_of(b.first_name, b.last_name, b.birth_year, b.phone, b.email) AS made`,
    );
  });
}
