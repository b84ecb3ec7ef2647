import type pg from 'pg';
import { drawSql, idSql, inBulk, oneOfSql } from '../bulk.js';
import { firstNames } from '../names.js';
import { listSql, shareSql, skewedSql } from './draw.js';
import { FROM } from './size.js';

const starts = 'Ba Be Bo Bri Ca Cha Cla Co Da De Du Fa Fe Fro Ga Ge Gra Gui Ha Jo La Le Li Ma Me Mo Na Pe Pi Po Ra Ro Sa Ta To Va Vi'.split(' '); // prettier-ignore
const middles = 'ba be bi cha che da de di dou fa ga gue la le li lo ma me mi na ne ni pa re ri ro se ta te ti va ve'.split(' '); // prettier-ignore
const ends = 'bert card chet din don fort gnon land let lier lon lot mand nard net nier ran rel ret rin rot sard sier teau tel tier tin tot vel vin'.split(' '); // prettier-ignore

const plain = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Half of people live in the commune of their structure, most others in its département. */
export async function planPeople(client: pg.Client): Promise<void> {
  await client.query(
    `CREATE UNLOGGED TABLE bench.person AS
       WITH known AS (
         SELECT people_before + i AS p, m, CASE WHEN i < switch * people THEN s1 ELSE s2 END AS structure
           FROM bench.mediator, generate_series(1, people) i),
       housed AS (
         SELECT p, m, structure, s.department,
                CASE WHEN ${drawSql(81, 20, 'p')} < 10 THEN c.first + ${drawSql(82, 'c.homes', 'p')}
                     WHEN ${drawSql(81, 20, 'p')} < 19 THEN d.first + ${drawSql(82, 'd.homes', 'p')}
                     ELSE ${drawSql(82, '(SELECT count(*) FROM bench.home)', 'p')} END AS home,
                CASE WHEN ${drawSql(83, 20, 'p')} < 9 THEN 60 + ${skewedSql(84, 35, 1.4, 'p')}
                     WHEN ${drawSql(83, 20, 'p')} < 15 THEN 40 + ${drawSql(84, 20, 'p')}
                     WHEN ${drawSql(83, 20, 'p')} < 18 THEN 25 + ${drawSql(84, 15, 'p')} ELSE 9 + ${drawSql(84, 16, 'p')} END AS age
           FROM known JOIN bench.structure s ON s.n = structure JOIN bench.department d ON d.code = s.department
           JOIN bench.commune_home c ON c.insee_code = s.insee)
       SELECT p, m, structure, home.insee_code AS insee, home.number AS home,
              CASE WHEN ${drawSql(85, 12, 'p')} > 0 THEN (2025 - age)::smallint END AS birth_year,
              (ARRAY['feminin', 'masculin', 'non_communique'])[1 + (${drawSql(86, 100, 'p')} >= 57)::int + (${drawSql(86, 100, 'p')} >= 95)::int] AS gender,
              CASE WHEN ${drawSql(87, 10, 'p')} = 0 THEN 'non_communique' WHEN age >= 62 THEN 'retraite' WHEN age < 20 THEN 'scolarise'
                   WHEN ${drawSql(88, 5, 'p')} < 3 THEN 'sans_emploi' ELSE 'en_emploi' END AS social_status
         FROM housed JOIN bench.home ON home.number = housed.home;
     ALTER TABLE bench.person ADD PRIMARY KEY (p);
     ANALYZE bench.person`,
  );
}

/** Their files, made on the day when they were first seen; one in five is known and was never accompanied. */
export async function makePeopleFiles(client: pg.Client): Promise<void> {
  await inBulk(client, ['beneficiary'], async () => {
    await client.query(
      `INSERT INTO beneficiary (id, structure_id, first_name, last_name, birth_year, commune_insee, commune_name, postal_code,
         phone, no_phone, email, no_email, contact_preference, social_status, gender, scheme, notice_given_on, notice_given_by,
         created_by, created_at, updated_at, last_contact_on, search_text)
       SELECT ${idSql('beneficiary', 'p')}, ${idSql('structure', 'structure')}, first, last, birth_year, insee, h.name, postal_code,
              phone, phone IS NULL, CASE WHEN p % 3 > 0 THEN 'p' || p || '@exemple.test' END, p % 3 = 0,
              ${oneOfSql(91, ['call', 'call', 'sms', 'email', 'letter', 'none'], 'p')}, social_status, gender,
              ${oneOfSql(92, ['general', 'general', 'general', 'msa', 'other', 'unknown'], 'p')}, first_day, ${idSql('user', 'm')},
              ${idSql('user', 'm')}, first_day + interval '9 hours', first_day + interval '9 hours', first_day,
              concat_ws(' ', lower(last), searched_first, phone, '0' || substr(phone, 4), h.searched)
         FROM (SELECT person.*, coalesce(f.day, date '${FROM}' + (1090 * ${shareSql(93, 'p')})::int) AS first_day,
                      ($1::text[])[1 + name] AS first, ($2::text[])[1 + name] AS searched_first,
                      ($3::text[])[1 + ${skewedSql(95, starts.length, 1.3, 'p')}] || ($4::text[])[1 + ${skewedSql(96, middles.length, 1.3, 'p')}]
                        || ($5::text[])[1 + ${skewedSql(97, ends.length, 1.3, 'p')}] AS last,
                      CASE WHEN ${drawSql(98, 10, 'p')} > 0 THEN '+336' || lpad((p * 37::bigint % 100000000)::text, 8, '0') END AS phone
                 FROM (SELECT *, ${skewedSql(94, firstNames.length, 1.5, 'p')} AS name FROM bench.person) person
                 LEFT JOIN bench.first_seen f USING (p)) made
         JOIN bench.home h ON h.number = made.home ORDER BY p`,
      [firstNames, firstNames.map(plain), starts, middles, ends],
    );
  });
}

/** SQL: the age band that the program would find on a day, from a year of birth. */
export const ageBandSql = (birthYear: string, day: string): string =>
  `CASE WHEN ${birthYear} IS NULL OR ${birthYear} > extract(year FROM ${day})::int THEN 'non_communique' ELSE (${listSql(
    [
      'moins_de_douze',
      'douze_dix_huit',
      'dix_huit_vingt_quatre',
      'vingt_cinq_trente_neuf',
      'quarante_cinquante_neuf',
      'soixante_soixante_neuf',
      'soixante_dix_plus',
    ],
  )})[1 + width_bucket(extract(year FROM ${day})::int - ${birthYear}, ARRAY[12, 18, 25, 40, 60, 70])] END`;
