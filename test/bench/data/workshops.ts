import type pg from 'pg';
import { idSql, inBulk } from './bulk.js';
import type { SessionsWanted } from './sessions.js';

/** People on the list of each workshop. */
export const LISTED = 6;

/** Workshops in the log, every one with people on its list and others counted by dimension. */
export async function makeWorkshops(client: pg.Client, wanted: SessionsWanted): Promise<void> {
  const { count, people, mediators, structures, from, days } = wanted;
  await inBulk(client, ['support_session', 'session_participant'], async () => {
    await client.query(
      `INSERT INTO support_session (id, structure_id, employer_id, mediator_id, kind, title, workshop_level, day,
         duration_minutes, location_kind, gender, age_band, social_status, participant_count, anonymous_count,
         anonymous_already, anonymous_by, topics, form_key, created_at, updated_at)
       SELECT ${idSql('session', '10000000 + n')}, ${idSql('structure', `1 + n % ${structures}`)},
              ${idSql('structure', `1 + n % ${structures}`)}, ${idSql('user', `1 + n % ${mediators}`)}, 'collectif',
              'Atelier ' || n, 'debutant', day, 120, 'a_distance', 'non_communique', 'non_communique',
              'non_communique', ${LISTED} + 4, 4, 1,
              '{"gender": {"feminin": 3}, "age_band": {"soixante_dix_plus": 2, "soixante_soixante_neuf": 1}}',
              '{navigation_sur_internet,email}', ${idSql('formKey', '10000000 + n')}, day + interval '17 hours',
              day + interval '17 hours'
         FROM (SELECT n, date '${from}' + (n::bigint * ${days} / ($1::int + 1))::int AS day
                 FROM generate_series(1, $1::int) n) log`,
      [count],
    );
    await client.query(
      `INSERT INTO session_participant (session_id, beneficiary_id, gender, age_band, social_status)
       SELECT ${idSql('session', '10000000 + n')}, ${idSql('beneficiary', `1 + (n * 13 + place * 7919) % ${people}`)},
              'feminin', 'soixante_dix_plus', 'retraite'
         FROM generate_series(1, $1::int) n, generate_series(1, ${LISTED}) place`,
      [count],
    );
  });
}
