import type pg from 'pg';
import { drawnFromSql, drawSql, idSql, inBulk, oneOfSql } from './bulk.js';

export interface SessionsWanted {
  readonly count: number;
  /** Their people; 0 for anonymous sessions only. */
  readonly people: number;
  readonly mediators: number;
  readonly structures: number;
  /** The places 1 to this are where they were held. */
  readonly places: number;
  readonly from: string;
  readonly days: number;
}

const topics = [
  'prendre_en_main_du_materiel',
  'navigation_sur_internet',
  'email',
  'sante',
  'securite_numerique',
  'bureautique',
  'insertion_professionnelle',
  'banque_et_achats_en_ligne',
];

const procedures = ['social_sante', 'papiers_elections_citoyennete', 'argent_impots', 'logement', 'travail_formation'];

/** The session log, in the order of the days: four in five held where the mediator works, one in two about administrative procedures. */
export async function makeSessions(client: pg.Client, wanted: SessionsWanted): Promise<void> {
  const { count, people, mediators, structures, places, from, days } = wanted;
  const person =
    people === 0 ? 'NULL::uuid' : `CASE WHEN n % 4 > 0 THEN ${idSql('beneficiary', `1 + (n * 11) % ${people}`)} END`;
  await inBulk(client, ['support_session'], async () => {
    await client.query(
      `WITH home AS (SELECT insee_code, row_number() OVER (ORDER BY insee_code) - 1 AS number
                       FROM commune WHERE department_code = '54')
       INSERT INTO support_session (id, structure_id, employer_id, mediator_id, day, duration_minutes, location_kind, place_id,
         commune_insee, beneficiary_id, anonymous_count, gender, age_band, social_status, residence_insee, topics,
         procedures, procedure_name, equipment, autonomy, redirected, redirection, notes, form_key, created_at, updated_at)
       SELECT ${idSql('session', 'n')}, ${idSql('structure', `1 + n % ${structures}`)},
              ${idSql('structure', `1 + n % ${structures}`)}, ${idSql('user', `1 + n % ${mediators}`)},
              day, 15 * (1 + ${drawSql(1, 8)}), location_kind,
              CASE location_kind WHEN 'lieu_activite' THEN ${idSql('place', `1 + n % ${places}`)} END,
              CASE WHEN location_kind IN ('domicile', 'autre') THEN insee_code END, ${person}, (${person} IS NULL)::int,
              ${oneOfSql(2, ['feminin', 'feminin', 'masculin', 'non_communique'])},
              ${oneOfSql(3, ['soixante_dix_plus', 'soixante_soixante_neuf', 'quarante_cinquante_neuf', 'vingt_cinq_trente_neuf'])},
              ${oneOfSql(4, ['retraite', 'sans_emploi', 'en_emploi', 'non_communique'])}, insee_code,
              ARRAY[${oneOfSql(5, topics)}] || CASE WHEN n % 2 = 0 THEN ARRAY['aide_aux_demarches_administratives'] ELSE '{}' END,
              CASE WHEN n % 2 = 0 THEN ARRAY[${oneOfSql(6, procedures)}] ELSE '{}' END,
              CASE WHEN n % 6 = 0 THEN 'Demande de carte grise' END,
              ARRAY[${oneOfSql(7, ['ordinateur', 'telephone', 'tablette'])}],
              ${oneOfSql(8, ['entierement_accompagne', 'partiellement_autonome', 'autonome', null])},
              n % 10 = 0, CASE WHEN n % 10 = 0 THEN 'administration' END,
              CASE WHEN n % 3 = 0 THEN 'Séance suivie jusqu’au bout, à revoir le mois prochain.' END,
              ${idSql('formKey', 'n')}, day + interval '17 hours', day + interval '17 hours'
         FROM (SELECT n, date '${from}' + (n::bigint * ${days} / ($1::int + 1))::int AS day,
                      ${oneOfSql(10, ['lieu_activite', 'lieu_activite', 'lieu_activite', 'lieu_activite', 'a_distance', 'domicile'])}
                        AS location_kind
                 FROM generate_series(1, $1::int) n) log
         JOIN ${drawnFromSql('home', 12, '$1::int')} USING (n)`,
      [count],
    );
  });
}
