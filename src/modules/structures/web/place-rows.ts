import { dayIn } from '../../../platform/time/day.js';
import { fullDay } from '../../../platform/time/french.js';
import type { PlaceDetails } from '../structures.service.js';

export interface Row {
  key: string;
  value: string | null;
  values: string[] | null;
}

const listed = (key: string, values: readonly string[]): Row[] =>
  values.length > 0 ? [{ key, value: null, values: [...values] }] : [];

/** What the place says it does; what it does not say is left out. */
export const offerRows = (place: PlaceDetails): Row[] => [
  ...listed('Services', place.services),
  ...listed('Accompagnement', place.accompaniment),
  ...listed('Frais', place.fees),
  ...listed('Publics', place.publics),
  ...listed('Accueil particulier', place.specificCare),
  ...listed('Itinérance', place.roaming),
  ...listed('Dispositifs', place.programmes),
  ...listed('Formations et labels', [...place.labels, ...place.otherLabels]),
];

/** Where the record comes from. */
export function recordRows(place: PlaceDetails): Row[] {
  const told = (key: string, value: string | null): Row[] => (value ? [{ key, value, values: null }] : []);
  return [
    ...told('Source', place.source),
    ...told('Collectée par', place.collectedBy),
    ...told('Structure parente', place.parentStructure),
    ...told('Identifiant', place.sourceId),
    ...told('SIRET ou RNA', place.pivot),
    ...told('Connue ici depuis le', fullDay(dayIn(place.firstSeenAt))),
  ];
}
