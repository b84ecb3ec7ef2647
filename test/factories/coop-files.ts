/** Files as La Coop de la médiation numérique lays them out (2026): written cell by cell, in its columns and its words. */
import { buffer } from 'node:stream/consumers';
import { type CellValue, type TableFormat, writeTable } from '../../src/platform/spreadsheets/index.js';

export interface CoopPerson {
  lastName?: string;
  firstName?: string;
  birthYear?: CellValue;
  commune?: string;
  insee?: string;
  postcode?: string;
  phone?: CellValue;
  email?: string;
  gender?: string;
  notes?: string;
  ageBand?: string;
  status?: string;
  sessions?: number;
}

export function tableFile(
  rows: readonly (readonly CellValue[])[],
  name = 'Feuil1',
  format: TableFormat = 'xlsx',
): Promise<Buffer> {
  async function* given(): AsyncGenerator<readonly CellValue[]> {
    await Promise.resolve();
    yield* rows;
  }
  return buffer(writeTable(format, { name, rows: given() }));
}

const person = (one: CoopPerson): CellValue[] => [
  ...[one.lastName, one.firstName, one.birthYear, one.commune, one.insee, one.postcode, one.phone, one.email],
  one.gender,
];

/** The workbook to be filled in for an import: explanations on top, people from row 4, by the place of the columns. */
export const coopWorkbook = (people: readonly CoopPerson[]): Promise<Buffer> =>
  tableFile(
    [
      ['Importez vos bénéficiaires'],
      ['Champ obligatoire', 'Champ obligatoire', 'Exemple : 1980'],
      [
        ...['Nom*', 'Prénom*', 'Année de naissance', 'Commune', 'Code INSEE', 'Code postal', 'N° de téléphone'],
        ...['E-mail', 'Genre', 'Notes supplémentaires'],
      ],
      ...people.map((one) => [...person(one), one.notes]),
    ],
    'Bénéficiaires',
  );

/** The export of beneficiaries. */
export const coopPeopleExport = (people: readonly CoopPerson[]): Promise<Buffer> =>
  tableFile(
    [
      [
        ...['Nom', 'Prénom', 'Année de naissance', 'Nom de la commune', 'Code INSEE', 'Code postal'],
        ...['N° de téléphone', 'E-mail', 'Genre', 'Tranche d’âge', 'Statut', 'Nombre d’accompagnements'],
        'Notes supplémentaires',
      ],
      ...people.map((one) => [...person(one), one.ageBand, one.status, one.sessions ?? 0, one.notes]),
    ],
    'Bénéficiaires',
  );

export interface CoopActivity {
  id: string;
  day: string;
  workshop?: boolean;
  /** `1`, or `i/n`. */
  participants?: string;
  person?: string;
  location?: string;
  placeName?: string;
  commune?: string;
  postcode?: string;
  insee?: string;
  minutes?: CellValue;
  title?: string;
  equipment?: string[];
  topics?: string[];
  procedureName?: string;
  level?: string;
  redirected?: string;
  redirection?: string;
  residence?: { name: string; postcode: string; insee: string };
  gender?: string;
  ageBand?: string;
  status?: string;
  notes?: string;
}

/** The export of accompaniments: what was asked on top, then one row for each person and activity. */
export function coopActivitiesExport(
  activities: readonly CoopActivity[],
  side: 'own' | 'coordinator' = 'own',
): Promise<Buffer> {
  const own = side === 'own';
  const headings = [
    ...['Date', 'Enregistré le', 'Dernière modification le'],
    ...(own ? [] : ['Prénom du médiateur', 'Nom du médiateur', 'Rôle', 'ID - Conum']),
    ...['Type', 'Participants', ...(own ? ['Bénéficiaire'] : []), 'Canaux d’accompagnement', 'Nom du lieu', 'Adresse'],
    ...['Commune', 'Code postal', 'Code Insee', 'Durée (min)', 'Nom de l’atelier', 'Matériel numérique utilisé'],
    ...['Thématique(s) d’accompagnement', 'Tags', 'Nom de la démarche administrative'],
    ...['Niveau d’autonomie (ou de l’atelier)', 'Bénéficiaire réorienté', 'Structure de redirection'],
    ...['Commune du bénéficiaire', 'Code postal du bénéficiaire', 'Code Insee du bénéficiaire'],
    ...['Genre du bénéficiaire', 'Tranche d’âge du bénéficiaire', 'Statut du bénéficiaire'],
    ...[...(own ? ['Notes supplémentaires'] : []), 'ID CRA'],
  ];
  const rows = activities.map((one) => [
    ...[{ day: one.day }, { day: one.day }, { day: one.day }],
    ...(own ? [] : ['Nadia', 'Roux', 'Médiateur', 'true']),
    ...[one.workshop ? 'Atelier collectif' : 'Accompagnement individuel', one.participants ?? '1'],
    ...(own ? [one.person] : []),
    ...[one.location ?? 'À distance', one.placeName, null, one.commune, one.postcode, one.insee, one.minutes ?? 30],
    ...[one.title, (one.equipment ?? []).join('\n'), (one.topics ?? ['E-mail']).join('\n'), '', one.procedureName],
    ...[one.level, one.redirected ?? 'Non', one.redirection],
    ...[one.residence?.name, one.residence?.postcode, one.residence?.insee],
    ...[one.gender ?? 'Non communiqué', one.ageBand ?? 'Non communiqué'],
    one.status ?? 'Non communiqué ou hétérogène',
    ...[...(own ? [one.notes] : []), one.id],
  ]);
  return tableFile(
    [['Export des activités'], ['Exporté le', '24/11/2026'], ['Filtres'], ['Période', 'Tout'], [''], headings, ...rows],
    'Activités',
  );
}
