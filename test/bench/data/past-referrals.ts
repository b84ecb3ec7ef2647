import type pg from 'pg';
import { drawSql, idOf, idSql, inBulk } from './bulk.js';

/** A desk in each of the first structures, where its place is, so that many answer in the program. */
export async function settleStructures(client: pg.Client, structures: number, withAccounts: number): Promise<void> {
  await client.query(
    `UPDATE structure SET commune_insee = place.commune_insee FROM place
      WHERE place.structure_id = structure.id AND structure.id <> '${idOf('structure', 1)}'`,
  );
  await client.query(
    `INSERT INTO app_user (id, email, first_name, last_name, created_at)
     SELECT ${idSql('user', '100000 + n')}, 'accueil' || n || '@exemple.test', 'Camille', 'Essai ' || n, '2024-01-08'
       FROM generate_series(2, $1::int) n`,
    [withAccounts],
  );
  await client.query(
    `INSERT INTO membership (id, user_id, role, structure_id, starts_on)
     SELECT ${idSql('membership', '100000 + n')}, ${idSql('user', '100000 + n')}, 'counter', ${idSql('structure', 'n')},
            '2024-01-08'
       FROM generate_series(2, $1::int) n`,
    [withAccounts],
  );
  await client.query('UPDATE structure SET email = NULL WHERE id > $1', [idOf('structure', structures)]);
  await client.query('VACUUM (ANALYZE) structure, app_user, membership');
}

/** The same people, but all over France as inhabitants are. */
export async function scatterPeople(client: pg.Client): Promise<void> {
  await client.query(
    `WITH seat AS (
       SELECT insee_code, name, postal_codes[1] AS postal_code, row_number() OVER (ORDER BY md5(insee_code || copy)) AS number
         FROM commune, generate_series(0, population / 2000) copy),
     person AS (SELECT id, row_number() OVER (ORDER BY id) AS number FROM beneficiary)
     UPDATE beneficiary SET commune_insee = seat.insee_code, commune_name = seat.name, postal_code = seat.postal_code
       FROM person JOIN seat USING (number) WHERE person.id = beneficiary.id`,
  );
  await client.query('VACUUM (ANALYZE) beneficiary');
}

/**
 * Referrals of eighteen months to places of the whole directory, in every state but draft; one place in twenty receives
 * half of them, as the known ones do.
 * @param structures the places up to this number belong to the structure of the same number
 */
export async function makePastReferrals(
  client: pg.Client,
  {
    count,
    people,
    places,
    structures,
    until,
  }: Record<'count' | 'people' | 'places' | 'structures', number> & { until: string },
): Promise<void> {
  await inBulk(client, ['referral'], async () => {
    await client.query(
      `INSERT INTO referral (id, beneficiary_id, sender_structure_id, sender_id, followed_by, path, receiver_place_id,
         receiver_structure_id, receiver_name, level, agreement_on, agreement_how, status, created_at, sent_at, answered_at,
         answered_by, refusal_reasons, refusal_words, expired_at, closed_at, closed_by, outcome)
       SELECT ${idSql('referral', 'n')}, ${idSql('beneficiary', `1 + ${drawSql(1, people)}`)}, '${idOf('structure', 1)}',
              ${idSql('user', '1')}, ${idSql('user', '1')}, 'reinforced_support', ${idSql('place', 'place')},
              CASE WHEN place BETWEEN 2 AND ${structures} THEN ${idSql('structure', 'place')} END,
              'Espace numérique ' || place, 'beginner', sent::date, 'oral', status, sent, sent,
              CASE WHEN answered THEN sent + delay END, CASE WHEN answered THEN ${idSql('user', '1')} END,
              CASE status WHEN 'refused' THEN ARRAY['session_full'] ELSE '{}' END,
              CASE status WHEN 'refused' THEN 'Complet pour le moment.' END,
              CASE status WHEN 'expired' THEN sent + interval '30 days' END,
              CASE status WHEN 'closed' THEN sent + interval '45 days' END,
              CASE status WHEN 'closed' THEN ${idSql('user', '1')} END, CASE status WHEN 'closed' THEN 'accompanied' END
         FROM (SELECT n, place, sent, status, status IN ('accepted', 'refused', 'closed') AS answered,
                      ${drawSql(5, 200)} * interval '1 hour' AS delay
                 FROM (SELECT n, sent,
                              CASE WHEN n % 2 = 0 THEN 2 + ${drawSql(2, `${places - 2}`)}
                                   ELSE 2 + 20 * ${drawSql(3, Math.floor((places - 2) / 20))} END AS place,
                              CASE WHEN sent > $2::timestamptz - interval '12 days' THEN 'sent'
                                   WHEN ${drawSql(4, 100)} < 12 THEN 'expired' WHEN ${drawSql(4, 100)} < 22 THEN 'refused'
                                   WHEN ${drawSql(4, 100)} < 30 THEN 'accepted' ELSE 'closed' END AS status
                         FROM (SELECT n, $2::timestamptz - (n * interval '1 second') * (540.0 * 86400 / $1) AS sent
                                 FROM generate_series(1, $1::int) n) moments) states) drawn`,
      [count, until],
    );
  });
}
