import type { PlaceFilters } from '../place-filters.js';
import type { PlaceLine } from '../places.queries.js';
import type { ReceiverRecord } from '../receiver-records.js';
import { openingWords } from './opening-words.js';
import { paths } from './paths.js';
import { type Reason, reasonsOf } from './place-reasons.js';
import { accompanimentTags, distanceWords, type TagModel } from './place-words.js';
import { recordWords } from './record-words.js';

export interface PlaceRow {
  id: string;
  href: string;
  name: string;
  where: string;
  opening: string | null;
  reasons: Reason[];
  record: string | null;
  tags: TagModel[];
}

export function placeRow(
  place: PlaceLine,
  filters: PlaceFilters,
  record: ReceiverRecord | undefined,
  now: Date,
): PlaceRow {
  const far = place.distanceKm === null ? null : distanceWords(place.distanceKm, place.positionApproximate);
  const unsure = filters.around && place.distanceKm === null ? 'position à vérifier' : null;
  return {
    id: place.id,
    href: paths.place.to({ id: place.id }),
    name: place.name,
    where: [[place.postalCode, place.communeName].filter(Boolean).join(' '), far, unsure].filter(Boolean).join(' · '),
    opening: place.gone ? null : openingWords(place, now).state,
    reasons: reasonsOf(place, filters),
    record: recordWords(record),
    tags: [
      ...(place.gone ? [{ text: 'N’est plus dans l’annuaire', tone: 'warning' as const }] : []),
      ...(place.hasAccount ? [{ text: 'Répond ici', tone: 'success' as const }] : []),
      ...accompanimentTags(place.accompaniment),
    ],
  };
}
