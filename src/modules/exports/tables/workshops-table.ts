import { topicLabels, workshopLevelLabels } from '../../support-sessions/index.js';
import { audienceLabels, modeLabels, workshopFormatLabels } from '../../workshops/index.js';
import { coded, column, type Column, DAY, listOf, NUMBER, type Table, TEXT, YES_NO } from './column.js';

const workshopStatusLabels = { published: 'Annoncé', cancelled: 'Annulé', closed: 'Tenu' };

const local = (instant: string): string => `(${instant} AT TIME ZONE w.zone)`;
const hour = (instant: string): string => `to_char(${local(instant)}, 'HH24:MI')`;
const registrations = (heading: string, key: string, where: string): Column =>
  column(heading, key, `seats.${where}`, NUMBER, 10);

/** Of each workshop, its registrations by where they stand. */
const SEATS = `CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE NOT g.walk_in AND g.status NOT IN ('waiting', 'cancelled'))::int AS registered,
             count(*) FILTER (WHERE g.status = 'waiting')::int AS waiting,
             count(*) FILTER (WHERE g.status = 'cancelled')::int AS cancelled,
             count(*) FILTER (WHERE g.status = 'attended')::int AS attended,
             count(*) FILTER (WHERE g.status = 'absent')::int AS absent,
             count(*) FILTER (WHERE g.walk_in)::int AS walk_ins
        FROM registration g WHERE g.workshop_id = w.id
    ) AS seats`;

/**
 * Workshops announced, one row each; nobody on them. What is only prepared is not told.
 * @param where a predicate over `w`, the workshops, made of literals
 */
export const workshopsTable = (where: string): Table => ({
  name: 'Ateliers',
  columns: [
    column('Date', 'day', `${local('w.starts_at')}::date`, DAY, 12),
    column('De', 'from', hour('w.starts_at'), TEXT, 8),
    column('À', 'to', hour('w.ends_at'), TEXT, 8),
    column('Nom de l’atelier', 'title', 'w.title', TEXT, 30),
    column('Structure', 'structure', 'structure.name', TEXT, 28),
    column('État', 'status', 'w.status', coded(workshopStatusLabels), 12),
    column('Où', 'mode', 'w.mode', coded(modeLabels), 14),
    column('Nom du lieu', 'place', 'place.name', TEXT, 28),
    column('Commune', 'commune', 'coalesce(location.name, place.commune_name)', TEXT, 20),
    column('Code Insee', 'communeCode', 'coalesce(w.commune_insee, place.commune_insee)', TEXT, 10),
    column('Format', 'format', 'w.format', coded(workshopFormatLabels), 14),
    column('Public', 'audience', 'w.audience', coded(audienceLabels), 16),
    column('Niveau', 'level', 'w.level', coded(workshopLevelLabels), 14),
    column('Thématique(s)', 'topics', 'w.topics', listOf(topicLabels), 34),
    column('Places', 'capacity', 'w.capacity', NUMBER, 8),
    registrations('Places prises', 'registered', 'registered'),
    registrations('En attente', 'waiting', 'waiting'),
    registrations('Inscriptions annulées', 'cancelled', 'cancelled'),
    registrations('Présences', 'attended', 'attended'),
    registrations('Absences', 'absent', 'absent'),
    registrations('Venues sans inscription', 'walkIns', 'walk_ins'),
    column('Venues sans inscription ni fiche', 'anonymousWalkIns', 'w.anonymous_walk_ins', NUMBER, 10),
    column('Ouvert au public en ligne', 'listed', 'w.listed', YES_NO, 12),
  ],
  from: `FROM workshop w
    JOIN structure ON structure.id = w.structure_id ${SEATS}
    LEFT JOIN place ON place.id = w.place_id
    LEFT JOIN commune location ON location.insee_code = w.commune_insee
   WHERE ${where} ORDER BY w.starts_at, w.id`,
});
