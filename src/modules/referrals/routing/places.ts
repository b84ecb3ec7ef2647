import type { Exclusion, PlaceCandidate, RoutingInput, Sorted } from './candidates.js';
import { valuesOf } from './criteria.js';
import {
  BY_PRESCRIPTION,
  GROUP,
  has,
  INDIVIDUAL,
  offers,
  REMOTE,
  speaksLanguages,
  spoken,
  suitsNeeds,
} from './directory-words.js';
import { obstacles, unsaid } from './hard-stops.js';
import { type Scene, sceneOf } from './scene.js';
import { type Contender, standingOf } from './standing.js';
import { compareRanked } from './weights.js';
import { capitalised, distanceInFrench, listed } from './wording.js';

const PROPOSED: Record<string, string> = {
  [INDIVIDUAL]: 'un accompagnement individuel',
  [GROUP]: 'des ateliers collectifs',
  [REMOTE]: 'une aide à distance',
};

type PlacePath = 'reinforced_support' | 'workshop';

/**
 * Places that suit, ranked by the weights in force. What a place says it does not do excludes it; what it does not say
 * ranks it lower and never excludes it.
 */
export function sortPlaces(input: RoutingInput, path: PlacePath, individual: boolean): Sorted {
  const wanted = [
    ...(path === 'reinforced_support' ? [INDIVIDUAL] : individual ? [INDIVIDUAL, GROUP] : [GROUP]),
    ...(input.constraints.mobility === 'free' ? [] : [REMOTE]),
  ];
  const scene = sceneOf(input, wanted);
  const excluded: Exclusion[] = [];
  const kept: Contender[] = [];
  for (const place of input.candidates.places) {
    const why = obstacles(place, input, wanted);
    if (why.length > 0) excluded.push({ kind: 'place', id: place.placeId, name: place.name, why });
    else kept.push(contender(place, scene));
  }
  kept.sort((one, other) => compare(one, other, input));
  const nearest = nearestOf(kept, wanted);
  const [first] = kept;
  return {
    kept: kept.map((one, index) => ({
      kind: 'place',
      path,
      placeId: one.place.placeId,
      structureId: one.place.structureId,
      name: one.place.name,
      distanceKm: one.place.distanceKm,
      why: reasons(one.place, scene, one === nearest),
      cautions: cautions(one.place, scene),
      ...standingOf(one, { first: first ?? one, next: kept[index + 1] }, scene),
    })),
    excluded,
  };
}

function contender(place: PlaceCandidate, scene: Scene): Contender {
  const tier = unsaid(place, scene.input).length > 0 ? 1 : 0;
  return { place, ranked: { tier, values: valuesOf(place, scene) } };
}

/** What the weights leave equal goes by distance, then by name, so that the order is always the same. */
function compare(one: Contender, other: Contender, { weights }: RoutingInput): number {
  return (
    compareRanked(one.ranked, other.ranked, weights) ||
    (one.place.distanceKm ?? Number.MAX_VALUE) - (other.place.distanceKm ?? Number.MAX_VALUE) ||
    one.place.name.localeCompare(other.place.name, 'fr') ||
    (one.place.placeId < other.place.placeId ? -1 : 1)
  );
}

/** The first, when no other that accompanies as well is as near; nobody when it is alone of its kind. */
function nearestOf(kept: readonly Contender[], wanted: readonly string[]): Contender | undefined {
  const [first, ...others] = kept;
  if (first?.place.distanceKm === undefined) return undefined;
  const here = first.place.distanceKm;
  const peers = others.filter(({ place }) => offers(place, wanted) === offers(first.place, wanted));
  if (peers.length === 0) return undefined;
  const farther = ({ place }: Contender): boolean => place.distanceKm === undefined || place.distanceKm > here;
  return peers.every(farther) ? first : undefined;
}

function reasons(place: PlaceCandidate, { input, wanted, services }: Scene, nearest: boolean): string[] {
  const told = wanted.filter((mode) => has(place.accompaniment, mode));
  return [
    ...(told.length > 0 ? [`Propose ${listed(told.map((mode) => PROPOSED[mode] ?? mode))}.`] : []),
    ...where(place, nearest, told.length > 0),
    ...(suitsNeeds(place, services) === 'yes' ? ['Ses services répondent au besoin.'] : []),
    ...(input.person.wishes.includes('interpreter') && speaksLanguages(place)
      ? ['Accueille en langue étrangère.']
      : []),
    ...(input.constraints.cares.length > 0 && unsaid(place, input).length === 0
      ? ['Dit répondre à ce qui est demandé.']
      : []),
    ...(has(place.fees, 'Gratuit') ? ['Gratuit.'] : []),
    ...(has(place.fees, 'Gratuit sous condition') ? ['Gratuit sous condition.'] : []),
    ...howToSend(place),
  ];
}

function where(place: PlaceCandidate, nearest: boolean, told: boolean): string[] {
  if (place.distanceKm === undefined) return [];
  const distance = distanceInFrench(place);
  if (!nearest) return [`${capitalised(distance)}.`];
  return [`Le plus proche${told ? ' de ceux qui le proposent' : ''}\u00a0: ${distance}.`];
}

function howToSend(place: PlaceCandidate): string[] {
  if (place.hasAccount) return ['Répond dans Passerelle\u00a0: vous lirez ici sa réponse et le résultat.'];
  if (place.hasEmail) return ['Reçoit l’orientation par mail et répond par un lien, sans compte.'];
  if (has(place.accessModes, BY_PRESCRIPTION)) {
    return ['Accepte les orientations par mail, avec une fiche de prescription.'];
  }
  return place.accessModes.length > 0 ? [`Pour y venir\u00a0: ${spoken(place.accessModes)}.`] : [];
}

function cautions(place: PlaceCandidate, { input, wanted, services, staleUntil }: Scene): string[] {
  const paying = has(place.fees, 'Payant') && !has(place.fees, 'Gratuit');
  return [
    ...unsaid(place, input),
    ...(offers(place, wanted) === 'unknown'
      ? ['Ne dit pas comment il accompagne\u00a0: ceux qui le disent comptent davantage. Demandez-le en appelant.']
      : []),
    ...(suitsNeeds(place, services) === 'no' ? ['Ses services annoncés ne citent pas le besoin.'] : []),
    ...(place.distanceKm === undefined ? ['Distance inconnue.'] : []),
    ...closedOn(place, input.constraints.days),
    ...(place.seatsLeft === 0 ? ['Ateliers complets à ce jour.'] : []),
    ...(paying ? ['Payant.'] : []),
    ...(place.hasAccount || place.hasEmail
      ? []
      : ['Ne répond pas encore dans Passerelle\u00a0: c’est vous qui l’appelez.']),
    ...(place.updatedOn === null ? ['Sa fiche ne dit pas de quand elle date\u00a0: vérifiez en appelant.'] : []),
    ...(place.updatedOn !== null && place.updatedOn < staleUntil
      ? ['Sa fiche a plus de 2\u00a0ans\u00a0: vérifiez en appelant.']
      : []),
  ];
}

const DAYS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'];

/** « Fermé le mercredi. », of the days that suit the person. */
function closedOn({ opening }: PlaceCandidate, days: readonly number[]): string[] {
  const closed = opening ? days.filter((day) => !opening.days.includes(day)) : [];
  return closed.length > 0 ? [`Fermé le ${listed(closed.map((day) => DAYS[day - 1] ?? ''))}.`] : [];
}
