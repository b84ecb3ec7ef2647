import type pg from 'pg';
import { drawSql, idSql, inBulk, oneOfSql } from '../bulk.js';
import { shareSql, skewedSql } from './draw.js';
import { ACCOUNTS } from './accounts.js';
import { type NationSize, UNTIL } from './size.js';

/** Levels of three people in ten, again after some months for one in three of them: most rise. */
export async function makeNationalAssessments(client: pg.Client): Promise<void> {
  await inBulk(client, ['assessment'], async () => {
    await client.query(
      `INSERT INTO assessment (id, beneficiary_id, structure_id, author_id, assessed_at, grid, form, answers, score, rule,
         computed_level, retained_level, to_confirm, provisional, practice_without_email, likely_independent,
         suggested_format, reason)
       SELECT ${idSql('assessment', 'row_number() OVER (ORDER BY day, p)')}, ${idSql('beneficiary', 'p')}, ${idSql('structure', 'structure')},
              ${idSql('user', 'm')}, day + interval '10 hours', 'repere-numerique-v1', 'full',
              CASE WHEN p % 9 > 0 THEN jsonb_build_object('q2', ${oneOfSql(141, ['none', 'relative', 'helped', 'alone', 'alone'], 'p + k')}) ELSE '{}' END,
              score, 'R1', level, level, p % 5 = 0, false, false, false, 'individual', 'Ne sait pas encore utiliser seul un appareil.'
         FROM (SELECT p, k, m, structure, day, score,
                      CASE WHEN score < 9 THEN 'beginner' WHEN score < 16 THEN 'intermediate' ELSE 'independent' END AS level
                 FROM (SELECT p, k, m, structure, f.day + k * (45 + ${drawSql(142, 150, 'p')}) AS day,
                              least(22, greatest(0, ${skewedSql(143, 23, 1.6, 'p')} + k * (${drawSql(144, 8, 'p + k * 31')} - 1))) AS score
                         FROM bench.person JOIN bench.first_seen f USING (p),
                              generate_series(0, CASE WHEN ${drawSql(145, 3, 'p')} > 0 THEN 0 ELSE 1 + ${skewedSql(146, 4, 2, 'p')} END) k
                        WHERE ${drawSql(147, 1000, 'p')} < 375) scored) dated WHERE day <= date '${UNTIL}'`,
    );
  });
}

/** Referrals between structures, to the CPAM of the département one time in four; from whoever had seen the person. */
export async function makeNationalReferrals(
  client: pg.Client,
  { referrals, people, structures }: NationSize,
): Promise<void> {
  await inBulk(client, ['referral', 'saisine'], async () => {
    await client.query(
      `INSERT INTO referral (id, beneficiary_id, sender_structure_id, sender_id, followed_by, path, motive, receiver_structure_id,
         receiver_name, level, agreement_on, agreement_how, status, created_at, sent_at, opened_at, answered_at, answered_by,
         refusal_reasons, refusal_words, expired_at, closed_at, closed_by, outcome, level_after)
       SELECT ${idSql('referral', 'n')}, ${idSql('beneficiary', 'p')}, ${idSql('structure', 'structure')}, ${idSql('user', 'm')}, ${idSql('user', 'm')},
              CASE WHEN to_fund THEN 'health_access_mission' ELSE 'reinforced_support' END,
              CASE WHEN to_fund THEN ${oneOfSql(151, ['digital', 'digital', 'rights', 'care'])} END, ${idSql('structure', 'receiver')}, 'Partenaire ' || receiver, level, sent::date, 'oral', status,
              sent, sent, CASE WHEN status <> 'expired' AND status <> 'sent' THEN sent + interval '5 hours' END,
              CASE WHEN answered THEN sent + delay END, CASE WHEN answered THEN ${idSql('user', 'answerer')} END,
              CASE status WHEN 'refused' THEN ARRAY[${oneOfSql(152, ['session_full', 'not_mobile', 'not_reachable', 'not_eligible', 'other'])}] ELSE '{}' END,
              CASE status WHEN 'refused' THEN 'Complet pour le moment.' END, CASE status WHEN 'expired' THEN sent + interval '30 days' END,
              CASE status WHEN 'closed' THEN sent + delay + interval '20 days' END, CASE status WHEN 'closed' THEN ${idSql('user', 'answerer')} END,
              CASE status WHEN 'closed' THEN ${oneOfSql(153, ['accompanied', 'accompanied', 'did_not_come', 'unreachable', 'redirected'])} END,
              CASE WHEN status = 'closed' AND n % 3 = 0 THEN ${oneOfSql(154, ['beginner', 'intermediate', 'intermediate', 'independent'])} END
         FROM (SELECT drawn.*, f.day + (least(900, date '${UNTIL}' - f.day) * power(${shareSql(155)}, 2))::int + time '10:00' AT TIME ZONE 'UTC' AS sent,
                      CASE WHEN to_fund THEN fund ELSE partner END AS receiver,
                      CASE WHEN to_fund THEN fund ELSE ${ACCOUNTS.manager} + partner END AS answerer,
                      ${oneOfSql(156, ['beginner', 'beginner', 'beginner', 'intermediate', 'intermediate', 'independent'])} AS level,
                      interval '1 hour' * (1 + ${drawSql(157, 30)} * ${drawSql(158, 20)}) AS delay
                 FROM (SELECT n, p.p, p.m, p.structure, ${drawSql(159, 4)} = 0 AS to_fund,
                              ${ACCOUNTS.fund} + fund.number AS fund, 1 + (p.structure + ${drawSql(160, 39)}) % ${structures} AS partner
                         FROM (SELECT n, 1 + ${drawSql(161, people)} AS drawn FROM generate_series(1, $1::int) n) asked
                         JOIN bench.person p ON p.p = drawn
                         JOIN (SELECT n AS of, department FROM bench.structure) s ON s.of = p.structure
                         JOIN (SELECT code, row_number() OVER (ORDER BY code)::int AS number FROM department) fund ON fund.code = s.department) drawn
                 JOIN LATERAL (SELECT coalesce((SELECT day FROM bench.first_seen f WHERE f.p = drawn.p), date '2025-01-06') AS day) f ON true) dated
         CROSS JOIN LATERAL (SELECT CASE WHEN sent > timestamptz '${UNTIL} 00:00Z' - interval '12 days' THEN 'sent'
              WHEN sent > timestamptz '${UNTIL} 00:00Z' - interval '60 days' THEN ${oneOfSql(162, ['accepted', 'accepted', 'refused'])}
              ELSE ${oneOfSql(162, ['closed', 'closed', 'closed', 'refused', 'expired'])} END AS status) s
         CROSS JOIN LATERAL (SELECT status IN ('accepted', 'refused', 'closed') AS answered) a`,
      [referrals],
    );
    await client.query(
      `INSERT INTO saisine (referral_id, beneficiary_id, fund_id, motive, step, asked_parts, answer_due_on, workshop_on)
       SELECT id, beneficiary_id, receiver_structure_id, motive,
              CASE status WHEN 'sent' THEN 'transmitted' WHEN 'accepted' THEN 'called_back' ELSE status END, '{}',
              sent_at::date + 14, NULL
         FROM (SELECT *, row_number() OVER (PARTITION BY beneficiary_id, receiver_structure_id, motive ORDER BY sent_at DESC) AS latest
                 FROM referral WHERE path = 'health_access_mission') r
        WHERE latest = 1 OR status NOT IN ('sent', 'accepted')`,
    );
  });
}
