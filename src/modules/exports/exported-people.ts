import { showPhone } from '../../platform/contact/phone.js';
import type { CellValue } from '../../platform/spreadsheets/index.js';
import type { Day } from '../../platform/time/day.js';
import {
  ageBandLabels,
  ageBandOn,
  type Gender,
  genderLabels,
  type Scheme,
  schemeLabels,
  type SocialStatus,
  socialStatusLabels,
} from '../beneficiaries/index.js';

export interface ExportedPerson {
  lastName: string;
  firstName: string;
  birthYear: number | null;
  communeName: string | null;
  communeInsee: string | null;
  postalCode: string | null;
  phone: string | null;
  email: string | null;
  gender: Gender;
  socialStatus: SocialStatus;
  scheme: Scheme;
  notes: string | null;
  openedOn: Day;
  lastContactOn: Day;
  accompaniments: number;
}

/** By name, so that the file is read as the list is. */
export const PEOPLE_SQL = `
  SELECT b.last_name AS "lastName", b.first_name AS "firstName", b.birth_year AS "birthYear",
         b.commune_name AS "communeName", b.commune_insee AS "communeInsee", b.postal_code AS "postalCode", b.phone, b.email,
         b.gender, b.social_status AS "socialStatus", b.scheme, b.notes,
         to_char(b.created_at AT TIME ZONE 'Europe/Paris', 'YYYY-MM-DD') AS "openedOn", b.last_contact_on AS "lastContactOn",
         (SELECT count(*)::int FROM accompaniment a WHERE a.beneficiary_id = b.id AND a.structure_id = $1) AS accompaniments
    FROM beneficiary b WHERE b.structure_id = $1 AND b.merged_into IS NULL ORDER BY b.last_name, b.first_name, b.id`;

const phone = ({ phone: number }: ExportedPerson): string | null =>
  number && showPhone(number).replaceAll('\u00a0', ' ');

/** Our own columns. The first ones are recognised by our own import. */
export const personRow: Readonly<Record<string, (person: ExportedPerson, today: Day) => CellValue>> = {
  Nom: ({ lastName }) => lastName,
  Prénom: ({ firstName }) => firstName,
  'Année de naissance': ({ birthYear }) => birthYear,
  Commune: ({ communeName }) => communeName,
  'Code Insee': ({ communeInsee }) => communeInsee,
  'Code postal': ({ postalCode }) => postalCode,
  Téléphone: phone,
  'Adresse mail': ({ email }) => email,
  Genre: ({ gender }) => genderLabels[gender],
  'Tranche d’âge': ({ birthYear }, today) => ageBandLabels[ageBandOn(birthYear, today)],
  Statut: ({ socialStatus }) => socialStatusLabels[socialStatus],
  Régime: ({ scheme }) => schemeLabels[scheme],
  'Fiche ouverte le': ({ openedOn }) => ({ day: openedOn }),
  'Dernier contact': ({ lastContactOn }) => ({ day: lastContactOn }),
  Accompagnements: ({ accompaniments }) => accompaniments,
  Notes: ({ notes }) => notes,
};

/** La Coop reads ten columns by their place, from the fourth row of this sheet. */
export const WORKBOOK = {
  name: 'Bénéficiaires',
  headings: [3],
  widths: [22, 18, 12, 24, 12, 12, 18, 28, 16, 40],
} as const;

export const WORKBOOK_HEADINGS: readonly string[][] = [
  ['Import de bénéficiaires'],
  ['Nom et prénom sont obligatoires.'],
  [
    ...['Nom', 'Prénom', 'Année de naissance', 'Commune', 'Code INSEE', 'Code postal', 'N° de téléphone', 'E-mail'],
    ...['Genre', 'Notes supplémentaires'],
  ],
];

export const workbookRow = (person: ExportedPerson): CellValue[] => [
  ...[person.lastName, person.firstName, person.birthYear, person.communeName, person.communeInsee, person.postalCode],
  ...[phone(person), person.email, genderLabels[person.gender], person.notes],
];
