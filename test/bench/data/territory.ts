import type pg from 'pg';
import type { Actor } from '../../../src/platform/access/actor.js';
import { drawnFromSql, drawSql, idOf, idSql, inBulk, oneOfSql } from './bulk.js';

const refusals = ['session_full', 'not_mobile', 'not_reachable', 'not_eligible', 'other'];
const levels = ['beginner', 'beginner', 'beginner', 'intermediate', 'intermediate', 'independent'];

/** Structures all over the country, where people live, each with one account and one person; every fifth is a caisse. */
export async function makeNetwork(client: pg.Client, structures: number): Promise<void> {
  await client.query(
    `WITH home AS (SELECT insee_code, department_code, row_number() OVER (ORDER BY insee_code, copy) - 1 AS number
                     FROM commune, generate_series(0, population / 2000) copy)
     INSERT INTO structure (id, name, kind, commune_insee, fund_scheme, fund_departments, created_at)
     SELECT ${idSql('structure', 'n')}, CASE WHEN n % 5 = 0 THEN 'CPAM ' ELSE 'Maison du numérique ' END || n,
            CASE WHEN n % 5 = 0 THEN 'fund' ELSE 'mediation' END, insee_code, CASE WHEN n % 5 = 0 THEN 'general' END,
            CASE WHEN n % 5 = 0 THEN ARRAY[department_code] ELSE '{}' END, '2023-01-09'
       FROM ${drawnFromSql('home', 1, '$1::int')}`,
    [structures],
  );
  await client.query(
    `INSERT INTO app_user (id, email, first_name, last_name, password_hash, created_at)
     SELECT ${idSql('user', 'n')}, 'compte' || n || '@exemple.test', 'Camille', 'Essai ' || n, 'none', '2023-01-09'
       FROM generate_series(1, $1::int) n`,
    [structures],
  );
  await inBulk(client, ['beneficiary'], async () => {
    await client.query(
      `INSERT INTO beneficiary (id, structure_id, first_name, last_name, created_by, created_at, updated_at, last_contact_on)
       SELECT ${idSql('beneficiary', 'n')}, ${idSql('structure', 'n')}, 'Camille', 'Essai', ${idSql('user', 'n')},
              '2023-01-09', '2023-01-09', '2023-01-09' FROM generate_series(1, $1::int) n`,
      [structures],
    );
  });
}

/**
 * Referrals between those structures over three years to `until`, in every state but draft: two in three answered, in
 * hours or in weeks; half of them by a link.
 */
export async function makeTraffic(client: pg.Client, count: number, structures: number, until: string): Promise<void> {
  const partner = `1 + (sender + 1 + ${drawSql(3, 40)}) % ${structures}`;
  await inBulk(client, ['referral'], async () => {
    await client.query(
      `INSERT INTO referral (id, beneficiary_id, sender_structure_id, sender_id, followed_by, path, motive,
         receiver_structure_id, receiver_name, level, agreement_on, agreement_how, status, created_at, sent_at, opened_at,
         acknowledged_at, answered_at, answered_by, refusal_reasons, refusal_words, expired_at, closed_at, closed_by,
         outcome, level_after)
       SELECT ${idSql('referral', 'n')}, ${idSql('beneficiary', 'sender')}, ${idSql('structure', 'sender')},
              ${idSql('user', 'sender')}, ${idSql('user', 'sender')},
              CASE WHEN partner % 5 = 0 THEN 'health_access_mission' ELSE 'reinforced_support' END,
              CASE WHEN partner % 5 = 0 THEN 'digital' END, ${idSql('structure', 'partner')},
              'Partenaire ' || partner, level, sent::date, 'oral', status, sent, sent,
              CASE WHEN status <> 'expired' THEN sent + interval '5 hours' END, NULL,
              CASE WHEN answered THEN sent + delay END, CASE WHEN answered THEN ${idSql('user', 'partner')} END,
              CASE status WHEN 'refused' THEN ARRAY[${oneOfSql(9, refusals)}] ELSE '{}' END,
              CASE status WHEN 'refused' THEN 'Complet.' END,
              CASE status WHEN 'expired' THEN sent + interval '30 days' END,
              CASE status WHEN 'closed' THEN sent + delay + interval '20 days' END,
              CASE status WHEN 'closed' THEN ${idSql('user', 'partner')} END,
              CASE status WHEN 'closed' THEN ${oneOfSql(7, ['accompanied', 'accompanied', 'did_not_come', 'unreachable'])} END,
              CASE WHEN status = 'closed' AND n % 3 = 0 THEN 'intermediate' END
         FROM (SELECT n, sender, ${partner} AS partner, ${oneOfSql(5, levels)} AS level,
                      $2::timestamptz - ($1 - n) * (interval '3 years' / $1) AS sent,
                      interval '1 hour' * (1 + ${drawSql(6, 30)} * ${drawSql(8, 20)}) AS delay, status,
                      status IN ('accepted', 'refused', 'closed') AS answered
                 FROM (SELECT n, 1 + ${drawSql(2, structures)} AS sender,
                              CASE WHEN n > $1 * 0.99 THEN 'sent' WHEN n > $1 * 0.96 THEN 'accepted'
                                   ELSE ${oneOfSql(4, ['closed', 'closed', 'closed', 'refused', 'expired'])} END AS status
                         FROM generate_series(1, $1::int) n) senders) drawn`,
      [count, until],
    );
  });
}

/** Whoever coordinates a département or a region. */
export const coordinatorOf = (kind: 'department' | 'region', code: string): Actor => ({
  userId: idOf('user', 1),
  firstName: 'Dominique',
  lastName: 'Essai',
  membershipId: idOf('membership', 1),
  role: 'coordinator',
  structureId: null,
  workplaceName: 'Coordination',
  scope: { kind, code },
});
