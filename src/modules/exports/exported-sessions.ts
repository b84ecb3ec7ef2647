import { ageBandLabels, genderLabels, socialStatusLabels } from '../beneficiaries/index.js';
import {
  autonomyLabels,
  equipmentLabels,
  locationKindLabels,
  procedureLabels,
  redirectionLabels,
  sessionKindLabels,
  topicLabels,
  workshopLevelLabels,
} from '../support-sessions/index.js';
import { headed, labelled, typed } from './sql-words.js';

/** Each list of codes that occurs is put into words once, then looked up: far fewer than the rows. */
const listInWords = (
  name: string,
  column: string,
  labels: Readonly<Record<string, string>>,
): string => `${name} AS MATERIALIZED (
    SELECT found.codes,
           array_to_string(ARRAY(SELECT ${labelled('code', labels)} FROM unnest(found.codes) WITH ORDINALITY l (code, place)
                                  ORDER BY place), ' | ') AS words
      FROM (SELECT DISTINCT s.${column} AS codes FROM session s) found)`;

/** What is said of one person says nothing of a workshop. */
const ofOnePerson = (sql: string): string => `CASE WHEN s.kind = 'individuel' THEN ${sql} END`;

/**
 * The columns of the national activity export, without the person's name and without notes: a coordinator's export
 * has neither. In the order in which La Coop gives them.
 */
const columns: [heading: string, sql: string][] = [
  ['Date', `to_char(s.day, 'DD/MM/YYYY')`],
  ['Enregistré le', `to_char(s.created_at AT TIME ZONE 'Europe/Paris', 'DD/MM/YYYY')`],
  ['Dernière modification le', `to_char(s.updated_at AT TIME ZONE 'Europe/Paris', 'DD/MM/YYYY')`],
  ['Type', labelled('s.kind', sessionKindLabels)],
  ['Participants', 's.participant_count'],
  ['Structure', typed('structure.name')],
  ['Canaux d’accompagnement', labelled('s.location_kind', locationKindLabels)],
  ['Nom du lieu', typed('place.name')],
  ['Adresse', typed('place.address')],
  ['Commune', typed('coalesce(location.name, place.commune_name)')],
  ['Code postal', 'coalesce(place.postal_code, location.postal_codes[1])'],
  ['Code Insee', 's.commune_insee'],
  ['Durée (min)', 's.duration_minutes'],
  ['Nom de l’atelier', typed('s.title')],
  ['Matériel numérique utilisé', 'equipment_words.words'],
  ['Thématique(s) d’accompagnement', 'topic_words.words'],
  ['Tags', typed('tagged.words')],
  ['Démarche(s) administrative(s)', 'procedure_words.words'],
  ['Nom de la démarche administrative', typed('s.procedure_name')],
  [
    'Niveau d’autonomie (ou de l’atelier)',
    `coalesce(${labelled('s.autonomy', autonomyLabels)}, ${labelled('s.workshop_level', workshopLevelLabels)})`,
  ],
  ['Bénéficiaire réorienté', ofOnePerson(`CASE WHEN s.redirected THEN 'Oui' ELSE 'Non' END`)],
  ['Structure de redirection', labelled('s.redirection', redirectionLabels)],
  ['Commune du bénéficiaire', 'residence.name'],
  ['Code Insee du bénéficiaire', 's.residence_insee'],
  ['Genre du bénéficiaire', ofOnePerson(labelled('s.gender', genderLabels))],
  ['Tranche d’âge du bénéficiaire', ofOnePerson(labelled('s.age_band', ageBandLabels))],
  ['Statut du bénéficiaire', ofOnePerson(labelled('s.social_status', socialStatusLabels))],
  ['ID CRA', 's.id'],
];

/** As they are read today; a label holds no bar. */
const tagsSql = (all: boolean): string =>
  `SELECT string_agg(f.label, ' | ' ORDER BY tag_label_folded(f.label), f.tag_id) AS words FROM session_final_tag f
    WHERE f.session_id = s.id${all ? '' : ` AND f.scope <> 'personal'`}`;

/**
 * The whole query, its filter already made of literals (see `withLiterals`).
 * @param where a predicate over `s`, the sessions
 * @param allTags also those that people keep for themselves
 */
export const sessionsQuery = (where: string, allTags: boolean): string => `
  WITH session AS NOT MATERIALIZED (SELECT s.* FROM support_session s WHERE ${where}),
  ${listInWords('topic_words', 'topics', topicLabels)},
  ${listInWords('procedure_words', 'procedures', procedureLabels)},
  ${listInWords('equipment_words', 'equipment', equipmentLabels)}
  SELECT ${headed(columns)}
    FROM session s
    JOIN structure ON structure.id = s.structure_id
    JOIN topic_words ON topic_words.codes = s.topics
    JOIN procedure_words ON procedure_words.codes = s.procedures
    JOIN equipment_words ON equipment_words.codes = s.equipment
    LEFT JOIN place ON place.id = s.place_id
    LEFT JOIN commune location ON location.insee_code = s.commune_insee
    LEFT JOIN commune residence ON residence.insee_code = s.residence_insee
    CROSS JOIN LATERAL (${tagsSql(allTags)}) tagged
   ORDER BY s.day, s.id`;
