import type { PlaceDetails } from '../structures.service.js';
import { NOT_PUBLIC } from './directory-words.js';

const PRESCRIPTION = 'Envoyer un mail avec une fiche de prescription';

/** How somebody is sent to a place: what happens once the referral is written, by what the place has. */
export function referWords(place: PlaceDetails, hasStructure: boolean): string[] {
  if (place.goneAt || place.accessModes.includes(NOT_PUBLIC)) return [];
  return [
    'Ouvrez le dossier de la personne, puis «\u00a0Orienter\u00a0».',
    hasStructure
      ? 'Ce lieu reçoit les orientations et y répond dans cet outil.'
      : place.emails.length > 0
        ? 'La demande part par courriel\u00a0: le lieu y répond par un lien, sans compte.'
        : place.phone
          ? 'Ce lieu n’a pas de courriel connu\u00a0: appelez-le pour convenir d’un rendez-vous.'
          : 'Aucun moyen de le joindre n’est connu\u00a0: la personne s’y présente.',
    ...(place.accessModes.includes(PRESCRIPTION)
      ? ['Il demande une fiche de prescription, envoyée par courriel.']
      : []),
  ];
}
