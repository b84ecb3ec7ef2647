import type pg from 'pg';
import type { NationSize } from './size.js';

const FILLED = [
  ...[
    'structure',
    'app_user',
    'membership',
    'team',
    'team_member',
    'place',
    'beneficiary',
    'assessment',
    'referral',
    'saisine',
  ],
  ...[
    'support_session',
    'session_participant',
    'session_tag',
    'tag',
    'workshop',
    'workshop_animator',
    'registration',
    'appointment',
    'information_sheet',
  ],
];

/** What the base would have refused, had its triggers and foreign keys not rested; and whether all that was asked is there. */
const rules: Record<string, string> = {
  'workshops that do not count exactly their people': `SELECT count(*) FROM support_session s
     LEFT JOIN (SELECT session_id, count(*) AS listed FROM session_participant GROUP BY 1) p ON p.session_id = s.id
    WHERE CASE kind WHEN 'collectif' THEN participant_count <> anonymous_count + coalesce(listed, 0) ELSE listed > 0 END`,
  'sessions that say the same topic, procedure or equipment twice': `SELECT count(*) FROM support_session
    WHERE cardinality(topics) > 1 AND topics[1] IN (topics[2], topics[3]) OR topics[2] = topics[3] OR procedures[1] = procedures[2]
       OR equipment[1] = equipment[2]`,
  'sessions at another structure’s place': `SELECT count(*) FROM support_session s JOIN place p ON p.id = s.place_id
    WHERE p.structure_id <> s.structure_id OR p.commune_insee <> s.commune_insee`,
  'workshops whose seats are not their registrations': `SELECT count(*) FROM workshop w
    WHERE seats_taken <> (SELECT count(*) FROM registration r WHERE r.workshop_id = w.id AND registration_seats(status, walk_in) = 1)`,
  'files that the search cannot find by name': `SELECT count(*) FROM (SELECT * FROM beneficiary LIMIT 20000) b
    WHERE search_text <> search_normalise(concat_ws(' ', last_name, first_name, phone, regexp_replace(phone, '^\\+33', '0'), commune_name))`,
};

/** @throws saying which rule does not hold, or what is missing */
export async function checkNation(client: pg.Client, size: NationSize): Promise<Record<string, number>> {
  const { rows: keys } = await client.query<{ name: string; sql: string }>(
    `SELECT conname AS name, format('SELECT count(*) FROM %s a WHERE %s AND NOT EXISTS (SELECT FROM %s b WHERE %s)', conrelid::regclass,
       (SELECT string_agg(format('a.%I IS NOT NULL', attname), ' AND ') FROM pg_attribute WHERE attrelid = conrelid AND attnum = ANY (conkey)),
       confrelid::regclass,
       (SELECT string_agg(format('a.%I = b.%I', one.attname, other.attname), ' AND ') FROM unnest(conkey, confkey) AS k (mine, theirs)
          JOIN pg_attribute one ON one.attrelid = conrelid AND one.attnum = mine
          JOIN pg_attribute other ON other.attrelid = confrelid AND other.attnum = theirs)) AS sql
       FROM pg_constraint WHERE contype = 'f' AND conrelid = ANY ($1::regclass[])`,
    [FILLED],
  );
  await client.query(`SET work_mem = '256MB'`);
  for (const [name, sql] of [...Object.entries(rules), ...keys.map(({ name, sql }) => [name, sql] as const)]) {
    const { rows } = await client.query<{ count: number | string }>(sql);
    if (Number(rows[0]?.count) !== 0) throw new Error(`${name}: ${rows[0]?.count}`);
  }
  await client.query('RESET work_mem');
  return counted(client, size);
}

async function counted(client: pg.Client, size: NationSize): Promise<Record<string, number>> {
  const { rows } = await client.query<Record<string, number>>(
    `SELECT (SELECT count(DISTINCT mediator_id) FROM support_session)::int AS mediators, count(*)::int AS sessions,
            count(*) FILTER (WHERE kind = 'collectif')::int AS workshops, sum(participant_count)::int AS accompaniments,
            sum(participant_count - anonymous_count)::int AS known, (SELECT count(*) FROM beneficiary)::int AS people,
            (SELECT count(*) FROM referral)::int AS referrals, (SELECT count(*) FROM assessment)::int AS levels,
            (SELECT count(*) FROM workshop)::int AS announced, (SELECT count(*) FROM registration)::int AS registrations,
            (SELECT count(*) FROM appointment)::int AS appointments,
            (SELECT count(DISTINCT session_id) FROM session_tag)::int AS tagged, (SELECT count(*) FROM team)::int AS teams,
            (SELECT round(pg_database_size(current_database()) / 1e6))::int AS megabytes FROM support_session`,
  );
  const found = rows[0] ?? {};
  for (const name of ['mediators', 'sessions', 'accompaniments', 'people', 'referrals'] as const)
    if (found[name] !== size[name]) throw new Error(`${name}: ${found[name]} instead of ${size[name]}`);
  return found;
}
