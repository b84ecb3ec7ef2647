import type pg from 'pg';
import { drawnFromSql, drawSql, idOf, idSql, inBulk, oneOfSql } from './bulk.js';
import { firstNames, lastNames } from './names.js';

/** How many of each there are for one person. */
export const PROPORTIONS = { assessments: 1.2, referrals: 0.3, sessions: 2.5 };

const quoted = (names: readonly string[]): string => `ARRAY[${names.map((name) => `'${name}'`).join(',')}]`;

/** People of one structure, who live in Meurthe-et-Moselle; one in three has no e-mail address. */
export async function makePeople(client: pg.Client, count: number, mediators: number): Promise<void> {
  const name = `coalesce((${quoted(lastNames)})[1 + ${drawSql(1, lastNames.length)}], '')
    || CASE WHEN ${drawSql(2, 4)} = 0 THEN '-' || (${quoted(lastNames)})[1 + ${drawSql(3, lastNames.length)}] ELSE '' END`;
  await inBulk(client, ['beneficiary'], async () => {
    await client.query(
      `WITH home AS (
         SELECT insee_code, name, postal_codes[1] AS postal_code, row_number() OVER (ORDER BY insee_code, copy) - 1 AS number
           FROM commune, generate_series(0, population / 500) copy WHERE department_code = '54'),
       drawn AS (
         SELECT n, (${quoted(firstNames)})[1 + ${drawSql(4, firstNames.length)}] AS first_name, ${name} AS last_name,
                insee_code, name, postal_code, CASE WHEN ${drawSql(5, 10)} > 0 THEN '+336' || lpad(${drawSql(6, 100_000_000)}::text, 8, '0') END AS phone
           FROM ${drawnFromSql('home', 7, '$1::int')})
       INSERT INTO beneficiary (id, structure_id, first_name, last_name, birth_year, commune_insee, commune_name, postal_code,
         phone, no_phone, email, no_email, contact_preference, social_status, gender, scheme, wishes, notice_given_on,
         notice_given_by, created_by, created_at, updated_at, last_contact_on, search_text)
       SELECT ${idSql('beneficiary', 'n')}, '${idOf('structure', 1)}', first_name, last_name, 1935 + ${drawSql(8, 73)},
              insee_code, name, postal_code, phone, phone IS NULL,
              CASE WHEN n % 3 > 0 THEN lower(unaccent(first_name || '.' || last_name)) || n || '@exemple.test' END, n % 3 = 0,
              ${oneOfSql(9, ['call', 'call', 'sms', 'email', 'letter', 'none'])},
              ${oneOfSql(10, ['retraite', 'retraite', 'sans_emploi', 'en_emploi', 'scolarise', 'non_communique'])},
              ${oneOfSql(11, ['feminin', 'feminin', 'masculin', 'non_communique'])},
              ${oneOfSql(12, ['general', 'general', 'general', 'msa', 'other', 'unknown'])},
              CASE WHEN n % 9 = 0 THEN ARRAY['large_type'] ELSE '{}' END, '2025-02-03', ${idSql('user', '1')},
              ${idSql('user', `1 + n % ${mediators}`)}, timestamptz '2024-01-08 08:00Z' + n * interval '8 minutes' / ($1 / 100000.0),
              timestamptz '2024-01-08 08:00Z' + n * interval '8 minutes' / ($1 / 100000.0), '2026-06-01',
              search_normalise(concat_ws(' ', last_name, first_name, phone, regexp_replace(phone, '^\\+33', '0'), name))
         FROM drawn`,
      [count],
    );
  });
}

/** Their levels. */
export async function makeAssessments(client: pg.Client, people: number, mediators: number): Promise<void> {
  await inBulk(client, ['assessment'], async () => {
    await client.query(
      `INSERT INTO assessment (id, beneficiary_id, structure_id, author_id, assessed_at, grid, form, answers, score, rule,
         computed_level, retained_level, to_confirm, provisional, practice_without_email, likely_independent,
         suggested_format, reason)
       SELECT ${idSql('assessment', 'n')}, ${idSql('beneficiary', `1 + n % ${people}`)}, '${idOf('structure', 1)}',
              ${idSql('user', `1 + n % ${mediators}`)}, timestamptz '2024-02-01 09:00Z' + n * interval '1 minute',
              'repere-numerique-v1', 'full', '{}', score, 'R1', level, level, n % 5 = 0, false, false, false, 'individual',
              'Ne sait pas encore utiliser seul un appareil.'
         FROM (SELECT n, ${drawSql(1, 23)} AS score,
                      ${oneOfSql(2, ['beginner', 'intermediate', 'independent'])} AS level
                 FROM generate_series(1, $1::int) n) drawn`,
      [Math.round(people * PROPORTIONS.assessments)],
    );
  });
}

/** Referrals to partner structures, in every state but draft. */
export async function makeReferrals(
  client: pg.Client,
  people: number,
  mediators: number,
  partners: number,
): Promise<void> {
  await inBulk(client, ['referral'], async () => {
    await client.query(
      `INSERT INTO referral (id, beneficiary_id, sender_structure_id, sender_id, followed_by, path, receiver_structure_id, receiver_name,
         level, agreement_on, agreement_how, status, created_at, sent_at, answered_at, answered_by, refusal_reasons,
         refusal_words, closed_at, closed_by, outcome)
       SELECT ${idSql('referral', 'n')}, ${idSql('beneficiary', `1 + (n * 7) % ${people}`)}, '${idOf('structure', 1)}',
              ${idSql('user', `1 + n % ${mediators}`)}, ${idSql('user', `1 + n % ${mediators}`)}, 'reinforced_support', ${idSql('structure', 'partner')},
              'Maison du numérique ' || partner, 'beginner', sent::date, 'oral', status, sent, sent,
              CASE WHEN answered THEN sent + interval '3 days' END,
              CASE WHEN answered THEN ${idSql('user', '1')} END,
              CASE status WHEN 'refused' THEN ARRAY['not_reachable'] ELSE '{}' END, CASE status WHEN 'refused' THEN 'Trois appels sans réponse.' END,
              CASE status WHEN 'closed' THEN sent + interval '40 days' END,
              CASE status WHEN 'closed' THEN ${idSql('user', '1')} END, CASE status WHEN 'closed' THEN 'accompanied' END
         FROM (SELECT n, status, status <> 'sent' AS answered, 2 + n % (${partners} - 1) AS partner,
                      timestamptz '2024-02-01 10:00Z' + n * interval '15 minutes' AS sent
                 FROM (SELECT n, CASE WHEN n % 1000 = 0 THEN 'sent' WHEN n % 200 = 0 THEN 'accepted' WHEN n % 9 = 0 THEN 'refused'
                                      ELSE 'closed' END AS status
                         FROM generate_series(1, $1::int) n) states) drawn`,
      [Math.round(people * PROPORTIONS.referrals)],
    );
  });
}
