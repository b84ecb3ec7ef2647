import type pg from 'pg';
import { idOf, idSql } from './bulk.js';

/** Number of the person, beyond those that `makePeople` makes. */
const ODETTE = 5_000_001;

export interface LifeWanted {
  readonly sessions: number;
  readonly referrals: number;
  readonly assessments: number;
  readonly mediators: number;
  readonly partners: number;
}

/**
 * One person of the home structure with a long life: sessions every other day, referrals in every state with their
 * messages, levels, goals, calls made, mandates, shares, and a journal of two readings a day. Gives the id.
 */
export async function makeOneLife(client: pg.Client, wanted: LifeWanted): Promise<string> {
  const [id, here] = [idOf('beneficiary', ODETTE), idOf('structure', 1)];
  const user = (n: string) => idSql('user', `1 + ${n} % ${wanted.mediators}`);
  await client.query(
    `INSERT INTO beneficiary (id, structure_id, first_name, last_name, birth_year, phone, no_email, helper_name,
       helper_phone, helper_relationship, helper_agreed_on, notes, notice_given_on, created_by, created_at, updated_at,
       last_contact_on)
     VALUES ($1, $2, 'Odette', 'Longue-Vie', 1948, '+33612345678', true, 'Anne Longue-Vie', '+33612345679', 'sa fille',
       '2024-01-10', 'Vient le mardi.', '2024-01-10', ${idSql('user', '1')}, '2024-01-10', '2026-11-20', '2026-11-20')`,
    [id, here],
  );
  await client.query(
    `INSERT INTO support_session (id, structure_id, employer_id, mediator_id, day, duration_minutes, location_kind,
       beneficiary_id, gender, age_band, social_status, topics, notes, form_key, created_at, updated_at)
     SELECT gen_random_uuid(), $2, $2, ${user('n')}, date '2026-11-20' - n * 2, 30 + 15 * (n % 3), 'a_distance', $1,
            'feminin', 'soixante_dix_plus', 'retraite', ARRAY['email', 'sante'], 'Séance suivie jusqu’au bout.',
            gen_random_uuid(), now(), now() FROM generate_series(1, $3::int) n`,
    [id, here, wanted.sessions],
  );
  await client.query(
    `INSERT INTO referral (id, beneficiary_id, sender_structure_id, sender_id, followed_by, path, receiver_structure_id,
       receiver_name, level, agreement_on, agreement_how, status, created_at, sent_at, answered_at, answered_by, closed_at,
       closed_by, outcome)
     SELECT ${idSql('referral', `${ODETTE} + n`)}, $1, $2, ${user('n')}, ${user('n')}, 'reinforced_support',
            ${idSql('structure', `2 + n % (${wanted.partners} - 1)`)}, 'Maison du numérique ' || n, 'beginner', '2025-01-10',
            'oral', CASE WHEN n = 1 THEN 'sent' WHEN n = 2 THEN 'accepted' ELSE 'closed' END, sent, sent,
            CASE WHEN n > 1 THEN sent + interval '3 days' END, CASE WHEN n > 1 THEN ${idSql('user', '1')} END,
            CASE WHEN n > 2 THEN sent + interval '40 days' END, CASE WHEN n > 2 THEN ${idSql('user', '1')} END,
            CASE WHEN n > 2 THEN 'accompanied' END
       FROM (SELECT n, timestamptz '2026-11-18 10:00Z' - n * interval '40 days' AS sent
               FROM generate_series(1, $3::int) n) sent`,
    [id, here, wanted.referrals],
  );
  await client.query(
    `INSERT INTO message (id, structure_id, kind, subject_kind, subject_id, channel, recipient, recipient_name,
       recipient_kind, status, smtp_message_id, queued_at, sent_at)
     SELECT gen_random_uuid(), $1, CASE WHEN again THEN 'referral.reminder' ELSE 'referral.received' END, 'referral',
            ${idSql('referral', `${ODETTE} + n`)}, 'email', 'accueil@exemple.test', 'Maison du numérique ' || n, 'structure',
            'sent', '<' || gen_random_uuid() || '@exemple.test>', at, at
       FROM (SELECT n, again, timestamptz '2026-11-18 10:00Z' - n * interval '40 days' AS at
               FROM generate_series(1, $2::int) n, (VALUES (true), (false)) twice (again)) sent`,
    [here, wanted.referrals],
  );
  await client.query(
    `INSERT INTO assessment (id, beneficiary_id, structure_id, author_id, assessed_at, grid, form, answers, score, rule,
       computed_level, retained_level, to_confirm, provisional, practice_without_email, likely_independent, reason)
     SELECT gen_random_uuid(), $1, $2, ${user('n')}, timestamptz '2024-01-10 10:00Z' + n * interval '90 days',
            'repere-numerique-v1', 'full', '{}', 2 * n, 'R1', level, level, false, false, false, false, 'Progresse.'
       FROM (SELECT n, CASE WHEN n < 4 THEN 'beginner' WHEN n < 9 THEN 'intermediate' ELSE 'independent' END AS level
               FROM generate_series(1, $3::int) n) levels`,
    [id, here, wanted.assessments],
  );
  await surround(client, id, here);
  return id;
}

async function surround(client: pg.Client, id: string, here: string): Promise<void> {
  const user = idSql('user', '1');
  await client.query(
    `INSERT INTO beneficiary_goal (id, beneficiary_id, structure_id, words, agreed_on, status, ended_on, ended_by,
       created_by, created_at)
     SELECT gen_random_uuid(), $1, $2, 'Objectif ' || n, '2024-02-01', CASE WHEN n > 2 THEN 'reached' ELSE 'open' END,
            CASE WHEN n > 2 THEN date '2025-02-01' END, CASE WHEN n > 2 THEN ${user} END, ${user}, now()
       FROM generate_series(1, 10) n`,
    [id, here],
  );
  await client.query(
    `INSERT INTO beneficiary_recall (id, beneficiary_id, structure_id, due_on, reason, status, created_by, created_at,
       ended_at, ended_by)
     SELECT gen_random_uuid(), $1, $2, date '2026-11-24' - n * 20, 'news', CASE WHEN n = 0 THEN 'open' ELSE 'done' END,
            ${user}, now(), CASE WHEN n > 0 THEN timestamptz '2026-11-24' - n * interval '20 days' END,
            CASE WHEN n > 0 THEN ${user} END FROM generate_series(0, 20) n`,
    [id, here],
  );
  await client.query(
    `INSERT INTO beneficiary_mandate (id, beneficiary_id, structure_id, kind, signed_on, ends_on, noted_by, noted_at)
     SELECT gen_random_uuid(), $1, $2, 'written', date '2026-11-24' - n * 180, date '2026-11-24' - (n - 1) * 180 + 30,
            ${user}, now() FROM generate_series(1, 4) n`,
    [id, here],
  );
  await client.query(
    `INSERT INTO beneficiary_share (id, beneficiary_id, structure_id, starts_at, agreement_on, agreement_how, opened_by)
     SELECT gen_random_uuid(), $1, ${idSql('structure', '2 + n')}, '2026-01-10', '2026-01-10', 'oral', ${user}
       FROM generate_series(1, 3) n`,
    [id],
  );
  await client.query(
    `INSERT INTO audit_event (at, actor_user_id, actor_structure_id, verb, subject_kind, subject_id)
     SELECT timestamptz '2024-02-01' + n * interval '12 hours', ${user}, $2, 'beneficiary.read', 'beneficiary', $1::text
       FROM generate_series(1, 2000) n`,
    [id, here],
  );
}
