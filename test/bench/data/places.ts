import type pg from 'pg';
import { drawnFromSql, drawSql, idSql, inBulk, oneOfSql } from './bulk.js';

const SERVICES = [
  'Aide aux démarches administratives',
  'Maîtrise des outils numériques du quotidien',
  'Insertion professionnelle via le numérique',
  'Utilisation sécurisée du numérique',
];

/**
 * Places spread over the communes of France as people are, each within some kilometres of its commune's centre. Three in
 * four say nothing of how they accompany, as in the national directory; some are gone from it, some have a doubtful position.
 * @param structures the first places belong to the structures 1 to this
 */
export async function makePlaces(client: pg.Client, count: number, structures = 0): Promise<void> {
  await inBulk(client, ['place'], async () => {
    await client.query(
      `WITH seat AS (
         SELECT insee_code, name, postal_codes, latitude, longitude,
                row_number() OVER (ORDER BY insee_code, copy) - 1 AS number
           FROM commune, generate_series(0, population / 2000) copy)
       INSERT INTO place (id, structure_id, source, source_id, content_hash, name, commune_name, postal_code, commune_insee,
         address, latitude, longitude, position_status, typologies, phone, emails, opening_hours, services, publics,
         specific_care, fees, access_modes, accompaniment, updated_on, first_seen_at, last_changed_at, gone_at, search_text)
       SELECT ${idSql('place', 'n')}, CASE WHEN n <= $2 THEN ${idSql('structure', 'n')} END,
              'banc', 'banc-' || n, md5(n::text), 'Espace numérique ' || n, seat.name, postal_codes[1], insee_code,
              n % 200 || ' rue de la République', latitude + (${drawSql(1, 600)} - 300) / 10000.0,
              longitude + (${drawSql(2, 600)} - 300) / 10000.0, CASE WHEN n % 150 = 0 THEN 'doubtful' ELSE 'exact' END, ARRAY[${oneOfSql(3, ['RFS', 'MUNI', 'ASSO', 'BIB'])}],
              '+333' || lpad(${drawSql(4, 100_000_000)}::text, 8, '0'), ARRAY['lieu' || n || '@exemple.test'],
              'Mo-Fr 09:00-12:00,14:00-17:30; Sa 09:00-12:00',
              ARRAY[${oneOfSql(5, SERVICES)}, 'Accès internet et matériel informatique'],
              CASE WHEN n % 10 = 0 THEN ARRAY['Seniors'] ELSE '{}' END, '{}', '{Gratuit}',
              CASE WHEN n % 40 = 0 THEN ARRAY['Ce lieu n''accueille pas de public'] WHEN n % 4 = 0 THEN ARRAY['Se présenter']
                   ELSE '{}' END,
              CASE n % 16 WHEN 0 THEN ARRAY['Accompagnement individuel', 'En autonomie']
                   WHEN 4 THEN ARRAY['Dans un atelier collectif'] WHEN 8 THEN ARRAY['Accompagnement individuel']
                   WHEN 12 THEN ARRAY['En autonomie'] ELSE '{}' END,
              '2026-03-01', '2026-03-02', '2026-03-02', CASE WHEN n % 60 = 59 THEN timestamptz '2026-04-01' END,
              search_normalise(concat_ws(' ', 'Espace numérique ' || n, seat.name, postal_codes[1]))
         FROM ${drawnFromSql('seat', 6, '$1::int')}`,
      [count, structures],
    );
  });
}
