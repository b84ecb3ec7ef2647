import type pg from 'pg';
import { drawSql, idSql, inBulk, oneOfSql } from '../bulk.js';
import { listSql, oneSkewedSql, skewedSql } from './draw.js';
import { ageBandSql } from './people.js';

const topics = [
  ...['navigation_sur_internet', 'email', 'prendre_en_main_du_materiel', 'sante', 'securite_numerique', 'bureautique'],
  ...['insertion_professionnelle', 'banque_et_achats_en_ligne', 'gere_ses_contenus_numeriques', 'reseaux_sociaux'],
  ...['diagnostic_numerique', 'maintenance_de_materiel', 'scolarite_et_numerique', 'parentalite', 'culture_numerique'],
  ...['creer_avec_le_numerique', 'intelligence_artificielle', 'entrepreneuriat'],
];
const procedures = [
  ...['social_sante', 'papiers_elections_citoyennete', 'argent_impots', 'travail_formation', 'logement'],
  ...[
    'famille_scolarite',
    'etrangers_europe',
    'transports_mobilite',
    'justice',
    'loisirs_sports_culture',
    'associations',
  ],
];
const places = ['lieu_activite', 'lieu_activite', 'lieu_activite', 'lieu_activite', 'lieu_activite', 'lieu_activite', 'lieu_activite', 'a_distance', 'domicile', 'autre']; // prettier-ignore
const redirections = ['administration', 'mediation_numerique', 'operateur_ou_organisme_en_charge', 'aide_sociale', 'insertion_professionnelle', 'autre']; // prettier-ignore
const steps = ['decouverte', 'compte_active', 'connexion_seule', 'document_ajoute', 'messagerie_ouverte', 'agenda'];

const first = (draw: number, values: readonly string[], skew: number): string => oneSkewedSql(draw, values, skew);
/** Another value than the first one: so many places further in the list. */
const second = (draw: number, values: readonly string[], skew: number, other: number): string =>
  `(${listSql(values)})[1 + (${skewedSql(draw, values.length, skew)} + 1 + ${drawSql(other, values.length - 1)}) % ${values.length}]`;

const topicsSql = `CASE WHEN ${drawSql(105, 5)} = 0 AND procedural THEN '{}'::text[] ELSE ARRAY[${first(101, topics, 2)}] END
  || CASE WHEN ${drawSql(103, 3)} = 0 AND NOT (${drawSql(105, 5)} = 0 AND procedural) THEN ARRAY[${second(101, topics, 2, 104)}] ELSE '{}' END
  || CASE WHEN procedural THEN ARRAY['aide_aux_demarches_administratives'] ELSE '{}' END`;

/** What was counted by gender and by age of those who have no file; a third of workshops count nothing. */
const headcountSql = `CASE WHEN anonymous = 0 OR NOT workshop OR ${drawSql(121, 3)} = 0 THEN '{}'::jsonb ELSE
  jsonb_strip_nulls(jsonb_build_object('gender', nullif(jsonb_strip_nulls(jsonb_build_object('feminin', nullif(women, 0),
    'masculin', nullif((anonymous - women) / 2, 0))), '{}'), 'age_band', nullif(jsonb_strip_nulls(jsonb_build_object(
    'soixante_dix_plus', nullif(old, 0), 'quarante_cinquante_neuf', nullif((anonymous - old) / 2, 0))), '{}'))) END`;

/** The session log, written in the order of the days as it was in life. */
export async function makeNationalSessions(client: pg.Client): Promise<void> {
  await inBulk(client, ['support_session'], async () => {
    await client.query(
      `INSERT INTO support_session (id, structure_id, employer_id, mediator_id, kind, title, workshop_level, day, duration_minutes,
         location_kind, place_id, commune_insee, beneficiary_id, gender, age_band, social_status, residence_insee,
         participant_count, anonymous_count, anonymous_already, already_supported, anonymous_by, topics, procedures, procedure_name,
         equipment, autonomy, redirected, redirection, health_space_steps, health_space_help, notes, form_key, created_at, updated_at)
       SELECT ${idSql('session', 'n')}, ${idSql('structure', 'structure')}, ${idSql('structure', 'CASE WHEN m % 25 = 0 THEN 1 + m % 40 ELSE structure END')},
              ${idSql('user', 'm')}, CASE WHEN workshop THEN 'collectif' ELSE 'individuel' END,
              CASE WHEN workshop THEN 'Atelier ' || m % 90 END,
              CASE WHEN workshop THEN ${oneOfSql(111, ['debutant', 'debutant', 'intermediaire', 'avance', null])} END,
              day, CASE WHEN workshop THEN 60 + 30 * ${drawSql(112, 5)} ELSE 15 * (1 + ${skewedSql(112, 8, 1.3)}) END, location,
              CASE location WHEN 'lieu_activite' THEN place_id END,
              CASE location WHEN 'lieu_activite' THEN place_insee WHEN 'a_distance' THEN NULL ELSE coalesce(residence, structure_insee) END,
              person_id, CASE WHEN workshop THEN 'non_communique' ELSE gender END,
              CASE WHEN workshop THEN 'non_communique' ELSE age_band END, CASE WHEN workshop THEN 'non_communique' ELSE social_status END,
              CASE WHEN NOT workshop THEN residence END, seats, anonymous, already, NOT workshop AND already = 1, ${headcountSql},
              topics, CASE WHEN NOT procedural THEN '{}'::text[] WHEN ${drawSql(113, 6)} = 0
                THEN ARRAY[${first(114, procedures, 1.8)}, ${second(114, procedures, 1.8, 115)}] ELSE ARRAY[${first(114, procedures, 1.8)}] END,
              CASE WHEN procedural AND n % 6 = 0 THEN 'Demande de carte grise' END,
              CASE ${drawSql(116, 10)} WHEN 0 THEN ARRAY['aucun'] WHEN 1 THEN ARRAY['ordinateur', 'telephone']
                ELSE ARRAY[${oneOfSql(117, ['ordinateur', 'ordinateur', 'telephone', 'tablette', 'autre'])}] END,
              CASE WHEN NOT workshop THEN ${oneOfSql(118, ['entierement_accompagne', 'entierement_accompagne', 'partiellement_autonome', 'autonome', null])} END,
              redirected, CASE WHEN redirected THEN ${first(119, redirections, 1.5)} END, health,
              CASE WHEN cardinality(health) > 0 THEN ${oneOfSql(120, ['entierement_accompagne', 'partiellement_autonome', 'autonome', null])} END,
              CASE WHEN n % 3 = 0 THEN 'Séance suivie jusqu’au bout, à revoir le mois prochain.' END,
              ${idSql('formKey', 'n')}, day + interval '17 hours', day + interval '17 hours'
         FROM (
           SELECT told.*, NOT workshop AND ${drawSql(122, 12)} = 0 AS redirected,
                  CASE WHEN 'sante' = ANY (topics) AND ${drawSql(123, 3)} = 0 THEN CASE WHEN ${drawSql(124, 3)} = 0
                    THEN ARRAY[${first(125, steps, 1.5)}, ${second(125, steps, 1.5, 126)}] ELSE ARRAY[${first(125, steps, 1.5)}] END ELSE '{}'::text[] END AS health,
                  ${drawSql(127, 'anonymous + 1')} AS women, ${drawSql(128, 'anonymous + 1')} AS old,
                  CASE WHEN workshop THEN ${drawSql(129, 'anonymous + 1')} / 2 WHEN anonymous = 1 THEN (${drawSql(129, 3)} = 0)::int ELSE 0 END AS already
             FROM (
               SELECT l.n, l.m, l.day, l.workshop, l.structure, l.seats, l.procedural, l.location, l.topics,
                      CASE WHEN l.workshop THEN l.seats - coalesce(listed.listed, 0) ELSE (p.p IS NULL)::int END AS anonymous,
                      CASE WHEN p.p IS NOT NULL THEN ${idSql('beneficiary', 'p.p')} END AS person_id,
                      coalesce(p.gender, ${oneOfSql(131, ['feminin', 'feminin', 'masculin', 'non_communique'], 'l.n')}) AS gender,
                      CASE WHEN p.p IS NOT NULL THEN ${ageBandSql('p.birth_year', 'l.day')}
                        ELSE ${oneOfSql(132, ['soixante_dix_plus', 'soixante_soixante_neuf', 'quarante_cinquante_neuf', 'vingt_cinq_trente_neuf', 'non_communique'], 'l.n')} END AS age_band,
                      coalesce(p.social_status, ${oneOfSql(133, ['retraite', 'retraite', 'sans_emploi', 'en_emploi', 'non_communique'], 'l.n')}) AS social_status,
                      CASE WHEN p.p IS NOT NULL THEN p.insee WHEN ${drawSql(134, 10, 'l.n')} < 7 THEN s.insee END AS residence,
                      s.insee AS structure_insee, held.id AS place_id, held.insee AS place_insee
                 FROM (SELECT *, ${topicsSql} AS topics FROM (SELECT *, ${drawSql(135, 100)} < 45 AND NOT workshop OR ${drawSql(135, 100)} < 12 AS procedural,
                              ${oneOfSql(136, places)} AS location FROM bench.log) drawn) l
                 JOIN bench.structure s ON s.n = l.structure
                 LEFT JOIN bench.listed ON listed.n = l.n
                 LEFT JOIN bench.seen v ON v.n = l.n AND NOT v.workshop
                 LEFT JOIN bench.person p ON p.p = v.p
                 JOIN (SELECT DISTINCT structure, places FROM bench.held) had ON had.structure = l.structure
                 JOIN bench.held ON held.structure = l.structure AND held.number = ${skewedSql(137, 'had.places', 2, 'l.n')}) told) made
        ORDER BY n`,
    );
  });
}

/** Those on the lists of workshops, as they were on the day. */
export async function makeParticipants(client: pg.Client): Promise<void> {
  await inBulk(client, ['session_participant'], async () => {
    await client.query(
      `INSERT INTO session_participant (session_id, beneficiary_id, gender, age_band, social_status, residence_insee)
       SELECT ${idSql('session', 'v.n')}, ${idSql('beneficiary', 'p.p')}, p.gender, ${ageBandSql('p.birth_year', 'v.day')},
              p.social_status, p.insee
         FROM bench.seen v JOIN bench.person p ON p.p = v.p WHERE v.workshop ORDER BY v.n, p.p`,
    );
  });
}
