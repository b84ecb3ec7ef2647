import { shortDay } from '../../../platform/time/french.js';
import { ageOn, type Day } from '../../../platform/time/day.js';
import type { Person, PlaceCandidate, RoutingInput } from './candidates.js';
import { AREA_KM, type Care, CARES, REACH_KM } from './constraints.js';
import { type Answer, GROUP, has, INDIVIDUAL, offers, receivesNobody, REMOTE, spoken } from './directory-words.js';
import { distanceInFrench } from './wording.js';

/**
 * Why a place cannot serve this person, in French; none when nothing that it says stands against it. What it does not say
 * never does: only one row in five of the national directory tells how it accompanies.
 */
export function obstacles(place: PlaceCandidate, input: RoutingInput, wanted: readonly string[]): string[] {
  return [
    ...(place.standing === 'gone' ? ['Ce lieu n’est plus dans l’annuaire.'] : []),
    ...(place.standing === 'doubtful' ? ['Sa position est douteuse dans l’annuaire\u00a0: à vérifier d’abord.'] : []),
    ...(receivesNobody(place) ? ['Ce lieu n’accueille pas de public.'] : []),
    ...(place.refusedOn ? [refused(place.refusedOn, input.today)] : []),
    ...(offers(place, wanted) === 'no'
      ? [`Ce lieu ne propose pas ${missing(wanted)}, seulement\u00a0: ${spoken(place.accompaniment)}.`]
      : []),
    ...(receives(place, input.person, input.today) === 'no'
      ? [`Ce lieu dit recevoir seulement\u00a0: ${spoken(place.publics)}.`]
      : []),
    ...input.constraints.cares
      .filter((care) => cares(place, care) === 'no')
      .map((care) => `Ce lieu annonce\u00a0: ${spoken(place[CARES[care].list])}. Pas\u00a0: ${CARES[care].short}.`),
    ...(reach(place, input) === 'no' ? [outOfReach(place, input)] : []),
    ...(isOutOfArea(place)
      ? [`Trop loin, ${distanceInFrench(place)}\u00a0: au-delà de ${AREA_KM}\u00a0km, c’est une autre zone.`]
      : []),
  ];
}

/** What the person asks for and the place leaves unsaid: it comes after those that say it, and is asked first. */
export function unsaid(place: PlaceCandidate, input: RoutingInput): string[] {
  return [
    ...input.constraints.cares
      .filter((care) => cares(place, care) === 'unknown')
      .map((care) => `Ne dit rien de ceci\u00a0: ${CARES[care].short}. À demander en appelant.`),
    ...(reach(place, input) === 'unknown' ? ['Ne dit pas s’il aide à distance\u00a0: à demander en appelant.'] : []),
  ];
}

export const refused = (day: Day, today: Day): string =>
  `A déjà dit non pour cette personne, le ${shortDay(day, today)}.`;

function missing(wanted: readonly string[]): string {
  const [individual, group] = [wanted.includes(INDIVIDUAL), wanted.includes(GROUP)];
  const here = individual && group ? 'd’accompagnement individuel ni d’atelier collectif' : undefined;
  const what = here ?? (individual ? 'd’accompagnement individuel' : 'd’atelier collectif');
  return wanted.includes(REMOTE) ? `${what} ni d’aide à distance` : what;
}

function cares(place: PlaceCandidate, care: Care): Answer {
  const { list, word } = CARES[care];
  if (place[list].length === 0) return 'unknown';
  return has(place[list], word) ? 'yes' : 'no';
}

const YOUTH_UNTIL = 30;
const SENIOR_FROM = 55;

/** « no » only when each public that the place names is surely not this person’s. */
function receives({ publics }: PlaceCandidate, person: Person, today: Day): Answer {
  if (publics.length === 0) return 'unknown';
  return publics.every((named) => isSurelyNot(named, person, today)) ? 'no' : 'yes';
}

function isSurelyNot(named: string, { birthYear, gender }: Person, today: Day): boolean {
  const age = typeof birthYear === 'number' ? ageOn(birthYear, today) : undefined;
  switch (named) {
    case 'Jeunes':
    case 'Étudiants':
      // The year of birth alone gives the age to within a year.
      return age !== undefined && age - 1 > YOUTH_UNTIL;
    case 'Seniors':
      return age !== undefined && age < SENIOR_FROM;
    case 'Femmes':
      return gender === 'masculin';
    default:
      return false;
  }
}

/** On site or not, against how far the person goes. */
function reach(place: PlaceCandidate, { constraints }: RoutingInput): Answer {
  const limit = REACH_KM[constraints.mobility];
  if (limit === undefined || has(place.accompaniment, REMOTE)) return 'yes';
  if (place.distanceKm !== undefined && place.distanceKm <= limit) return 'yes';
  return place.accompaniment.length === 0 || place.distanceKm === undefined ? 'unknown' : 'no';
}

function outOfReach(place: PlaceCandidate, { constraints }: RoutingInput): string {
  const here = `${distanceInFrench(place)}, et ce lieu n’aide pas à distance.`;
  return constraints.mobility === 'home'
    ? `La personne ne peut pas se déplacer\u00a0: c’est ${here}`
    : `La personne ne fait que de courts trajets\u00a0: c’est ${here}`;
}

const isOutOfArea = (place: PlaceCandidate): boolean =>
  place.distanceKm !== undefined && place.distanceKm > AREA_KM && !has(place.accompaniment, REMOTE);
