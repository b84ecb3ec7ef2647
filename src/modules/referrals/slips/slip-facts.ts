import type { PlaceDetails, PlaceOutline, StructureSummary } from '../../structures/index.js';
import type { ReferralSeen } from '../referral-reading.js';
import type { Coming, SlipData } from './slip.js';

/** Where a referral leads: a place of the directory, or a structure (a caisse, one's own for a colleague). */
export interface Destination {
  place: PlaceDetails | undefined;
  structure: StructureSummary | undefined;
  outline: PlaceOutline | null;
}

/** What the slip says of a referral, as far as its reader may know the person. */
export function slipFacts({ referral, person, sender, receiver }: ReferralSeen, to: Destination): SlipData {
  return {
    personName: nameOf(person),
    place: {
      name: referral.path === 'internal' && to.structure ? to.structure.name : referral.receiverName,
      address: referral.path === 'internal' ? [referral.receiverName] : addressOf(to),
      phone: receiver.phone,
      openingHours: to.place?.openingHours ?? null,
      contactHours: to.structure?.contactHours ?? null,
      outline: to.outline,
    },
    appointmentOn: referral.appointmentOn,
    coming: comingTo(referral.path, to.place),
    needs: referral.needs,
    sender: sender ?? null,
  };
}

export function addressOf({ place, structure }: Pick<Destination, 'place' | 'structure'>): string[] {
  if (!place) return structure?.communeName ? [structure.communeName] : [];
  const town = [place.postalCode, place.communeName].filter(Boolean).join('\u00a0');
  return [place.address, place.addressExtra, town].filter((line): line is string => Boolean(line));
}

function nameOf(person: ReferralSeen['person']): string | null {
  if (person.view === 'full') return person.card.displayName;
  return person.view === 'glimpse' ? person.glimpse.firstName : null;
}

/** The directory's « modalités d’accès » when it has any; the caisse's mission calls by itself. */
function comingTo(path: ReferralSeen['referral']['path'], place: PlaceDetails | undefined): Coming {
  if (path === 'health_access_mission') return 'they_call';
  const ways = place?.accessModes ?? [];
  if (ways.includes("Ce lieu n'accueille pas de public")) return 'no_visits';
  if (ways.includes('Se présenter')) return 'walk_in';
  return ways.includes('Téléphoner') ? 'call_first' : 'not_known';
}
