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
