import type { StructureActor } from '../../../platform/access/actor.js';
import { fromToWords, type WorkshopLevel, type WorkshopOffer } from '../../workshops/index.js';
import type { WorkshopCandidate } from '../routing/candidates.js';

/** For intermediate people, to whom workshops are proposed; advanced ones are not for them yet. */
export const FITTING_LEVELS: readonly WorkshopLevel[] = ['debutant', 'intermediaire'];

/** A workshop to come, as routing weighs it. */
export const workshopCandidate = (
  offer: WorkshopOffer,
  actor: StructureActor,
  fundId: string | undefined,
): WorkshopCandidate => ({
  workshopId: offer.workshopId,
  name: `${offer.title}, ${offer.structureName}`,
  byFund: offer.structureId === fundId,
  own: offer.structureId === actor.structureId,
  format: offer.format,
  fromAfar: offer.mode !== 'place',
  startsOn: offer.startsOn,
  hours: fromToWords(offer),
  seatsLeft: offer.seatsLeft,
  distanceKm: offer.distanceKm,
  positionApproximate: offer.positionApproximate,
});
