import { headingKey } from './heading-key.js';
import type { Columns } from './columns.js';

/** Headings of La Coop’s export of accompaniments (2026), by what they hold. A coordinator’s has no person and no notes. */
const HEADINGS = {
  day: 'date',
  kind: 'type',
  participants: 'participants',
  person: 'beneficiaire',
  location: 'canaux d accompagnement',
  placeName: 'nom du lieu',
  communeName: 'commune',
  postalCode: 'code postal',
  communeInsee: 'code insee',
  duration: 'duree min',
  title: 'nom de l atelier',
  equipment: 'materiel numerique utilise',
  topics: 'thematique s d accompagnement',
  procedureName: 'nom de la demarche administrative',
  level: 'niveau d autonomie ou de l atelier',
  redirected: 'beneficiaire reoriente',
  redirection: 'structure de redirection',
  residenceName: 'commune du beneficiaire',
  residencePostalCode: 'code postal du beneficiaire',
  residenceInsee: 'code insee du beneficiaire',
  gender: 'genre du beneficiaire',
  ageBand: 'tranche d age du beneficiaire',
  socialStatus: 'statut du beneficiaire',
  notes: 'notes supplementaires',
  externalId: 'id cra',
} as const;
export type SessionField = keyof typeof HEADINGS;

export function sessionColumns(headings: readonly string[]): Columns {
  const keys = headings.map(headingKey);
  return Object.fromEntries(
    Object.entries(HEADINGS).flatMap(([field, key]) => {
      const rank = keys.indexOf(key);
      return rank < 0 ? [] : [[field, rank]];
    }),
  );
}
