import type { CellValue } from '../../platform/spreadsheets/index.js';
import type { Day } from '../../platform/time/day.js';
import { ageBandLabels, genderLabels, socialStatusLabels } from '../beneficiaries/index.js';
import {
  autonomyLabels,
  equipmentLabels,
  type Headcount,
  locationKindLabels,
  procedureLabels,
  redirectionLabels,
  sessionKindLabels,
  topicLabels,
  workshopLevelLabels,
} from '../support-sessions/index.js';

/** One person of one session, or all those of a workshop who were only counted. */
export interface CoopRow {
  id: string;
  kind: keyof typeof sessionKindLabels;
  day: Day;
  createdOn: Day;
  updatedOn: Day;
  mediatorFirstName: string;
  mediatorLastName: string;
  participants: number;
  /** Rank of the person in the session, from 1. */
  rank: number;
  /** How many people this row stands for: 1, or those of a workshop without a file. */
  people: number;
  personName: string | null;
  locationKind: keyof typeof locationKindLabels;
  placeName: string | null;
  address: string | null;
  communeName: string | null;
  postalCode: string | null;
  communeInsee: string | null;
  durationMinutes: number;
  title: string | null;
  equipment: (keyof typeof equipmentLabels)[];
  topics: (keyof typeof topicLabels)[];
  procedures: (keyof typeof procedureLabels)[];
  procedureName: string | null;
  autonomy: keyof typeof autonomyLabels | null;
  workshopLevel: keyof typeof workshopLevelLabels | null;
  redirected: boolean;
  redirection: keyof typeof redirectionLabels | null;
  residenceName: string | null;
  residencePostalCode: string | null;
  residenceInsee: string | null;
  gender: keyof typeof genderLabels;
  ageBand: keyof typeof ageBandLabels;
  socialStatus: keyof typeof socialStatusLabels;
  anonymousBy: Headcount;
  notes: string | null;
  /** A merged one as the one it was merged into. */
  tags: string[];
}

/**
 * @param where a predicate over `s`, the sessions
 * @param outside for a coordinator: nothing that people typed freely, no tags that someone keeps for themselves
 */
export const coopSessionsSql = (where: string, outside: boolean): string => `
  SELECT s.id, s.kind, s.day, to_char(s.created_at AT TIME ZONE 'Europe/Paris', 'YYYY-MM-DD') AS "createdOn",
         to_char(s.updated_at AT TIME ZONE 'Europe/Paris', 'YYYY-MM-DD') AS "updatedOn",
         u.first_name AS "mediatorFirstName", u.last_name AS "mediatorLastName", s.participant_count AS participants,
         one.rank, one.people, ${personName(outside)} AS "personName", s.location_kind AS "locationKind",
         place.name AS "placeName", place.address, coalesce(location.name, place.commune_name) AS "communeName",
         coalesce(place.postal_code, location.postal_codes[1]) AS "postalCode", s.commune_insee AS "communeInsee",
         s.duration_minutes AS "durationMinutes", s.title, s.equipment, s.topics, s.procedures,
         ${outside ? 'NULL' : 's.procedure_name'} AS "procedureName", s.autonomy, s.workshop_level AS "workshopLevel", s.redirected, s.redirection,
         residence.name AS "residenceName", residence.postal_codes[1] AS "residencePostalCode",
         one.residence_insee AS "residenceInsee", one.gender, one.age_band AS "ageBand",
         one.social_status AS "socialStatus", s.anonymous_by AS "anonymousBy", ${outside ? 'NULL AS notes' : 's.notes'},
         ARRAY(SELECT f.label FROM session_final_tag f WHERE f.session_id = s.id${outside ? ` AND f.scope <> 'personal'` : ''}
                ORDER BY tag_label_folded(f.label), f.tag_id) AS tags
    FROM support_session s
    JOIN app_user u ON u.id = s.mediator_id
    CROSS JOIN LATERAL (
      SELECT 1 AS rank, 1 AS people, s.beneficiary_id, s.residence_insee, s.gender, s.age_band, s.social_status
       WHERE s.kind = 'individuel'
      UNION ALL
      SELECT row_number() OVER (ORDER BY p.beneficiary_id), 1, p.beneficiary_id, p.residence_insee, p.gender, p.age_band,
             p.social_status FROM session_participant p WHERE p.session_id = s.id
      UNION ALL
      SELECT s.participant_count - s.anonymous_count + 1, s.anonymous_count, NULL, NULL, s.gender, s.age_band,
             s.social_status WHERE s.kind = 'collectif' AND s.anonymous_count > 0
    ) AS one
    LEFT JOIN beneficiary b ON b.id = one.beneficiary_id
    LEFT JOIN place ON place.id = s.place_id
    LEFT JOIN commune location ON location.insee_code = s.commune_insee
    LEFT JOIN commune residence ON residence.insee_code = one.residence_insee
   WHERE ${where} ORDER BY s.day, s.id, one.rank`;

/** Null for those who were only counted. */
const personName = (outside: boolean): string =>
  outside ? `CASE WHEN one.beneficiary_id IS NOT NULL THEN '' END` : `b.last_name || ' ' || b.first_name`;

interface Column {
  heading: string;
  cell: (row: CoopRow) => CellValue;
  /** `own`: with names and notes; `others`: with who logged it. */
  only?: 'own' | 'others';
}

const lines = (labels: readonly string[]): string => labels.join('\n');
const levels = Object.keys(workshopLevelLabels);
const autonomies = Object.keys(autonomyLabels);
const outOfThree = (codes: readonly string[], code: string | null): string | null =>
  code === null ? null : `${codes.indexOf(code) + 1}/3`;

/** In the order in which La Coop gives them (2026). */
const columns: readonly Column[] = [
  { heading: 'Date', cell: ({ day }) => ({ day }) },
  { heading: 'Enregistré le', cell: ({ createdOn }) => ({ day: createdOn }) },
  { heading: 'Dernière modification le', cell: ({ updatedOn }) => ({ day: updatedOn }) },
  { heading: 'Prénom du médiateur', cell: (row) => row.mediatorFirstName, only: 'others' },
  { heading: 'Nom du médiateur', cell: (row) => row.mediatorLastName, only: 'others' },
  { heading: 'Rôle', cell: () => 'Médiateur', only: 'others' },
  { heading: 'ID - Conum', cell: () => null, only: 'others' },
  { heading: 'Type', cell: ({ kind }) => sessionKindLabels[kind] },
  {
    heading: 'Participants',
    cell: ({ kind, rank, participants }) => (kind === 'individuel' ? '1' : `${rank}/${participants}`),
  },
  { heading: 'Bénéficiaire', cell: ({ personName }) => personName, only: 'own' },
  { heading: 'Canaux d’accompagnement', cell: ({ locationKind }) => locationKindLabels[locationKind] },
  { heading: 'Nom du lieu', cell: ({ placeName }) => placeName },
  { heading: 'Adresse', cell: ({ address }) => address },
  { heading: 'Commune', cell: ({ communeName }) => communeName },
  { heading: 'Code postal', cell: ({ postalCode }) => postalCode },
  { heading: 'Code Insee', cell: ({ communeInsee }) => communeInsee },
  { heading: 'Durée (min)', cell: ({ durationMinutes }) => durationMinutes },
  { heading: 'Nom de l’atelier', cell: ({ title }) => title },
  {
    heading: 'Matériel numérique utilisé',
    cell: ({ equipment }) => lines(equipment.map((code) => equipmentLabels[code])),
  },
  {
    heading: 'Thématique(s) d’accompagnement',
    cell: ({ topics, procedures }) =>
      lines([...topics.map((code) => topicLabels[code]), ...procedures.map((code) => procedureLabels[code])]),
  },
  { heading: 'Tags', cell: ({ tags }) => (tags.length > 0 ? lines(tags) : null) },
  { heading: 'Nom de la démarche administrative', cell: ({ procedureName }) => procedureName },
  {
    heading: 'Niveau d’autonomie (ou de l’atelier)',
    cell: ({ autonomy, workshopLevel }) => outOfThree(autonomies, autonomy) ?? outOfThree(levels, workshopLevel),
  },
  { heading: 'Bénéficiaire réorienté', cell: ({ redirected }) => (redirected ? 'Oui' : 'Non') },
  { heading: 'Structure de redirection', cell: ({ redirection }) => redirection && redirectionLabels[redirection] },
  { heading: 'Commune du bénéficiaire', cell: ({ residenceName }) => residenceName },
  { heading: 'Code postal du bénéficiaire', cell: ({ residencePostalCode }) => residencePostalCode },
  { heading: 'Code Insee du bénéficiaire', cell: ({ residenceInsee }) => residenceInsee },
  { heading: 'Genre du bénéficiaire', cell: ({ gender }) => genderLabels[gender] },
  { heading: 'Tranche d’âge du bénéficiaire', cell: ({ ageBand }) => ageBandLabels[ageBand] },
  { heading: 'Statut du bénéficiaire', cell: ({ socialStatus }) => socialStatusLabels[socialStatus] },
  { heading: 'Notes supplémentaires', cell: ({ notes }) => notes, only: 'own' },
  { heading: 'ID CRA', cell: ({ id }) => id },
];

export type CoopSide = 'own' | 'others';

const columnsOf = (side: CoopSide): readonly Column[] =>
  columns.filter(({ only }) => only === undefined || only === side);

export const coopHeadings = (side: CoopSide): string[] => columnsOf(side).map(({ heading }) => heading);

/**
 * One row for each person, as the layout wants. Those of a workshop without a file were counted by gender, by age and by
 * status, never together: each count is right, which of them stand side by side on a row means nothing.
 */
export function* coopRows(row: CoopRow, side: CoopSide): Generator<CellValue[]> {
  const asked = columnsOf(side);
  const { anonymousBy, kind, people, personName } = row;
  if (kind === 'individuel' || personName !== null) {
    yield asked.map(({ cell }) => cell(row));
    return;
  }
  const [genders, ages, statuses] = [
    spread(anonymousBy.gender, people),
    spread(anonymousBy.age_band, people),
    spread(anonymousBy.social_status, people),
  ];
  for (let index = 0; index < people; index += 1) {
    const counted = {
      ...row,
      rank: row.rank + index,
      gender: genders[index] ?? 'non_communique',
      ageBand: ages[index] ?? 'non_communique',
      socialStatus: statuses[index] ?? 'non_communique',
    };
    yield asked.map(({ cell }) => cell(counted));
  }
}

function spread<C extends string>(counts: Partial<Record<C, number>> | undefined, people: number): C[] {
  const codes = (Object.entries(counts ?? {}) as [C, number][]).flatMap(([code, count]) =>
    Array.from({ length: count }, () => code),
  );
  return codes.slice(0, people);
}
