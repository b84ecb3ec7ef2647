import { ageBandLabels, genderLabels, socialStatusLabels } from '../../beneficiaries/index.js';
import { column, counted, NUMBER, type Table, TEXT } from './column.js';
import { ACTIVITY_JOINS, activityColumns, type Reader, SESSION_ID } from './sessions-table.js';

/** How those of a workshop who were only counted are spread: « feminin:3,masculin:2 ». */
const spread = (dimension: string): string =>
  `(SELECT string_agg(h.code || ':' || h.people, ',' ORDER BY h.code) FROM session_headcount h
     WHERE h.session_id = s.id AND h.dimension = '${dimension}')`;

/**
 * Each person of `support_session s` who is known one by one; and, on one row, all those of a workshop who were only
 * counted, since their gender, age and status were counted apart and never crossed.
 */
const ONE = `CROSS JOIN LATERAL (
      SELECT 1::bigint AS rank, 1 AS people, s.beneficiary_id, s.residence_insee, s.gender, s.age_band, s.social_status
       WHERE s.kind = 'individuel'
      UNION ALL
      SELECT row_number() OVER (ORDER BY p.beneficiary_id), 1, p.beneficiary_id, p.residence_insee, p.gender, p.age_band,
             p.social_status FROM session_participant p WHERE p.session_id = s.id AND s.kind = 'collectif'
      UNION ALL
      SELECT s.participant_count, s.anonymous_count, NULL, NULL, ${spread('gender')}, ${spread('age_band')},
             ${spread('social_status')} WHERE s.kind = 'collectif' AND s.anonymous_count > 0
    ) AS one`;

/**
 * One row for each person and activity. The sum of « Personnes » is the number of accompaniments. No number of a person:
 * two exports cannot be joined by it.
 * @param where a predicate over `s`, made of literals
 */
export const accompanimentsTable = (where: string, reader: Reader): Table => ({
  name: 'Accompagnements',
  columns: [
    ...activityColumns(reader),
    column('Personnes', 'people', 'one.people', NUMBER, 10),
    ...(reader.seesPeople ? [column('Bénéficiaire', 'person', `b.last_name || ' ' || b.first_name`, TEXT, 28)] : []),
    column('Commune du bénéficiaire', 'residence', 'residence.name', TEXT, 20),
    column('Code postal du bénéficiaire', 'residencePostalCode', 'residence.postal_codes[1]', TEXT, 10),
    column('Code Insee du bénéficiaire', 'residenceCode', 'one.residence_insee', TEXT, 10),
    column('Genre du bénéficiaire', 'gender', 'one.gender', counted(genderLabels), 16),
    column('Tranche d’âge du bénéficiaire', 'ageBand', 'one.age_band', counted(ageBandLabels), 18),
    column('Statut du bénéficiaire', 'socialStatus', 'one.social_status', counted(socialStatusLabels), 18),
    ...(reader.seesPeople ? [column('Notes supplémentaires', 'notes', 's.notes', TEXT, 40)] : []),
    SESSION_ID,
  ],
  from: `FROM support_session s ${ONE} ${ACTIVITY_JOINS}
    LEFT JOIN commune residence ON residence.insee_code = one.residence_insee
    ${reader.seesPeople ? 'LEFT JOIN beneficiary b ON b.id = one.beneficiary_id' : ''}
   WHERE ${where} ORDER BY s.day, s.id, one.rank`,
});
