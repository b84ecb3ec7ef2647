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

/** One workshop in ten was announced here, and people put themselves on its list; some did not come. */
export async function makeAnnounced(client: pg.Client): Promise<void> {
  await inBulk(client, ['workshop', 'registration', 'workshop_animator'], async () => {
    await client.query(
      `INSERT INTO workshop (id, structure_id, title, topics, level, audience, format, mode, place_id, zone, starts_at, ends_at, capacity,
         seats_taken, last_queue_number, status, created_by, created_at, updated_at, published_at, closed_at, closed_by, session_id)
       SELECT ${idSql('workshop', 'l.n')}, s.structure_id, s.title, s.topics, s.workshop_level, 'people', 'group', 'place', held.id,
              'Europe/Paris', s.day + time '14:00', s.day + time '16:00', 30 + listed, least(30 + listed, listed + absent), listed + absent, 'closed', s.mediator_id,
              s.day - interval '30 days', s.day + interval '17 hours', s.day - interval '30 days', s.day + interval '17 hours', s.mediator_id, s.id
         FROM bench.log l JOIN bench.listed ON listed.n = l.n JOIN support_session s ON s.id = ${idSql('session', 'l.n')}
         JOIN bench.held ON held.structure = l.structure AND held.number = 0
         CROSS JOIN LATERAL (SELECT ${drawSql(171, 4, 'l.n')} AS absent) a
        WHERE l.workshop AND ${drawSql(172, 8, 'l.n')} = 0`,
    );
    await client.query(
      `INSERT INTO workshop_animator SELECT id, created_by FROM workshop;
       INSERT INTO registration (id, workshop_id, beneficiary_id, structure_id, registered_by, source, status, queue_number, marked_at,
         marked_by, form_key, created_at)
       SELECT ${idSql('registration', 'v.n * 64::bigint + row_number() OVER (PARTITION BY v.n ORDER BY v.p)')}, w.id, ${idSql('beneficiary', 'v.p')},
              w.structure_id, w.created_by, 'agent', 'attended', row_number() OVER (PARTITION BY v.n ORDER BY v.p), w.closed_at, w.closed_by,
              ${idSql('registrationKey', 'v.n * 64::bigint + row_number() OVER (PARTITION BY v.n ORDER BY v.p)')}, w.created_at
         FROM bench.seen v JOIN workshop w ON w.id = ${idSql('workshop', 'v.n')} WHERE v.workshop;
       INSERT INTO registration (id, workshop_id, name, structure_id, registered_by, source, status, queue_number, marked_at, marked_by,
         form_key, created_at)
       SELECT ${idSql('registration', 'l.n * 64::bigint + 40 + gone')}, w.id, '–', w.structure_id, w.created_by, 'agent', 'absent', listed.listed + gone,
              w.closed_at, w.closed_by, ${idSql('registrationKey', 'l.n * 64::bigint + 40 + gone')}, w.created_at
         FROM bench.log l JOIN bench.listed ON listed.n = l.n JOIN workshop w ON w.id = ${idSql('workshop', 'l.n')},
              generate_series(1, w.seats_taken - listed.listed) gone`,
    );
  });
}

/** Tags of one's own and of the département; a session in ten has one, some have two. */
export async function makeNationalTags(client: pg.Client): Promise<void> {
  await client.query(
    `INSERT INTO tag (id, scope, owner_id, label, created_by, created_at)
       SELECT ${idSql('tag', 'm * 16 + k')}, 'personal', ${idSql('user', 'm')}, 'Étiquette ' || k, ${idSql('user', 'm')}, '2023-01-09'
         FROM bench.mediator, generate_series(1, 4) k;
     INSERT INTO tag (id, scope, department_code, label, created_by, created_at)
       SELECT ${idSql('tag', '1000000 + number * 16 + k')}, 'department', code, 'Étiquette ' || k, ${idSql('user', `${ACCOUNTS.department} + number`)}, '2023-01-09'
         FROM (SELECT code, row_number() OVER (ORDER BY code)::int AS number FROM department) d, generate_series(1, 8) k`,
  );
  await inBulk(client, ['session_tag'], async () => {
    await client.query(
      `INSERT INTO session_tag
       SELECT ${idSql('session', 'l.n')}, ${idSql(
         'tag',
         `CASE WHEN kind = 0 THEN m * 16 + 1 + ${skewedSql(181, 4, 2, 'l.n')}
                ELSE 1000000 + d.number * 16 + 1 + ${skewedSql(182, 8, 2, 'l.n')} END`,
       )}
         FROM bench.log l JOIN bench.structure s ON s.n = l.structure
         JOIN (SELECT code, row_number() OVER (ORDER BY code)::int AS number FROM department) d ON d.code = s.department,
              generate_series(0, 1) kind
        WHERE ${drawSql(183, 100, 'l.n')} < 10 AND (kind = 0) IN (${drawSql(184, 2, 'l.n')} = 0, ${drawSql(185, 8, 'l.n')} = 0)`,
    );
  });
}
