import { ageBandLabels, genderLabels, socialStatusLabels } from '../../beneficiaries/index.js';
import {
  autonomyLabels,
  equipmentLabels,
  locationKindLabels,
  procedureLabels,
  redirectionLabels,
  sessionKindLabels,
  topicLabels,
  workshopLevelLabels,
} from '../../support-sessions/index.js';
import { coded, column, type Column, DAY, listOf, localDay, NUMBER, type Table, TEXT, YES_NO } from './column.js';

/** What may be said to whoever asks. */
export interface Reader {
  /** A coordinator: no names, no notes, nothing that people typed freely, no tags that someone keeps for themselves. */
  readonly outside: boolean;
  /** Names and notes: those who see people. */
  readonly seesPeople: boolean;
}

/** What is said of one person says nothing of a workshop. */
const ofOnePerson = (sql: string): string => `CASE WHEN s.kind = 'individuel' THEN ${sql} END`;

const level = coded({ ...autonomyLabels, ...workshopLevelLabels });

/** What is said of the activity, in the order in which La Coop gives it. */
export const activityColumns = ({ outside }: Reader): readonly Column[] => [
  column('Date', 'day', 's.day', DAY, 12),
  column('Enregistré le', 'recordedOn', localDay('s.created_at'), DAY, 12),
  column('Dernière modification le', 'updatedOn', localDay('s.updated_at'), DAY, 12),
  column('Type', 'kind', 's.kind', coded(sessionKindLabels), 24),
  column('Participants', 'participants', 's.participant_count', NUMBER, 10),
  column('Structure', 'structure', 'structure.name', TEXT, 28),
  column('Canaux d’accompagnement', 'channel', 's.location_kind', coded(locationKindLabels), 18),
  column('Nom du lieu', 'place', 'place.name', TEXT, 28),
  column('Adresse', 'address', 'place.address', TEXT, 28),
  column('Commune', 'commune', 'coalesce(location.name, place.commune_name)', TEXT, 20),
  column('Code postal', 'postalCode', 'coalesce(place.postal_code, location.postal_codes[1])', TEXT, 10),
  column('Code Insee', 'communeCode', 's.commune_insee', TEXT, 10),
  column('Durée (min)', 'minutes', 's.duration_minutes', NUMBER, 10),
  column('Nom de l’atelier', 'title', 's.title', TEXT, 24),
  column('Matériel numérique utilisé', 'equipment', 's.equipment', listOf(equipmentLabels), 20),
  column('Thématique(s) d’accompagnement', 'topics', 's.topics', listOf(topicLabels), 34),
  column('Tags', 'tags', tagsSql(outside), TEXT, 20),
  column('Démarche(s) administrative(s)', 'procedures', 's.procedures', listOf(procedureLabels), 30),
  // Typed freely: it may name somebody.
  column('Nom de la démarche administrative', 'procedureName', outside ? 'NULL' : 's.procedure_name', TEXT, 24),
  column('Niveau d’autonomie (ou de l’atelier)', 'autonomy', 'coalesce(s.autonomy, s.workshop_level)', level, 24),
  column('Bénéficiaire réorienté', 'redirected', ofOnePerson('s.redirected'), YES_NO, 12),
  column('Structure de redirection', 'redirection', 's.redirection', coded(redirectionLabels), 26),
];

export const SESSION_ID = column('ID CRA', 'session', 's.id', TEXT, 38);

/** A bar cannot be in a label. Most sessions have none, which the key alone tells. */
function tagsSql(outside: boolean): string {
  return `CASE WHEN EXISTS (SELECT FROM session_tag given WHERE given.session_id = s.id) THEN
    (SELECT string_agg(f.label, ' | ' ORDER BY tag_label_folded(f.label), f.tag_id) FROM session_final_tag f
      WHERE f.session_id = s.id${outside ? ` AND f.scope <> 'personal'` : ''}) END`;
}

/** Where the activity was, and who logged it: for all tables that read `support_session s`. */
export const ACTIVITY_JOINS = `
    JOIN structure ON structure.id = s.structure_id
    LEFT JOIN place ON place.id = s.place_id
    LEFT JOIN commune location ON location.insee_code = s.commune_insee`;

/**
 * One row for each activity. No name and no note, for anybody.
 * @param where a predicate over `s`, made of literals
 */
export const sessionsTable = (where: string, reader: Reader): Table => ({
  name: 'Activités',
  columns: [
    ...activityColumns(reader),
    column('Commune du bénéficiaire', 'residence', 'residence.name', TEXT, 20),
    column('Code Insee du bénéficiaire', 'residenceCode', 's.residence_insee', TEXT, 10),
    column('Genre du bénéficiaire', 'gender', ofOnePerson('s.gender'), coded(genderLabels), 14),
    column('Tranche d’âge du bénéficiaire', 'ageBand', ofOnePerson('s.age_band'), coded(ageBandLabels), 16),
    column('Statut du bénéficiaire', 'socialStatus', ofOnePerson('s.social_status'), coded(socialStatusLabels), 18),
    SESSION_ID,
  ],
  from: `FROM support_session s ${ACTIVITY_JOINS}
    LEFT JOIN commune residence ON residence.insee_code = s.residence_insee
   WHERE ${where} ORDER BY s.day, s.id`,
});
