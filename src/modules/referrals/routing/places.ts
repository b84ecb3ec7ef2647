import { addMonths } from '../../../platform/time/day.js';
import type { Exclusion, Need, PlaceCandidate, RoutingInput, Sorted, Unranked } from './candidates.js';
import { capitalised, distanceInFrench, listed } from './wording.js';

const INDIVIDUAL = 'Accompagnement individuel';
const GROUP = 'Dans un atelier collectif';
const NOT_PUBLIC = 'Ce lieu n’accueille pas de public';
const LANGUAGES = ['Langues étrangères (autres)', 'Langues étrangères (anglais)'];
const OLD_AFTER_MONTHS = 24;

const SERVICES_FOR: Partial<Record<Need, readonly string[]>> = {
  basics: ['Maîtrise des outils numériques du quotidien'],
  email: ['Maîtrise des outils numériques du quotidien'],
  ameli: ['Aide aux démarches administratives'],
  mon_espace_sante: ['Aide aux démarches administratives'],
  procedures: ['Aide aux démarches administratives'],
  equipment: ['Accès internet et matériel informatique', 'Acquisition de matériel informatique à prix solidaire'],
};

/** The directory's words for accompaniment and access, as they read within a sentence. */
const SPOKEN: Record<string, string> = {
  [INDIVIDUAL]: 'accompagnement individuel',
  [GROUP]: 'ateliers collectifs',
  'En autonomie': 'accès en autonomie',
  'À distance': 'aide à distance',
  'Se présenter': 'se présenter',
  Téléphoner: 'téléphoner',
  'Contacter par mail': 'écrire un mail',
  'Prendre un RDV en ligne': 'prendre rendez-vous en ligne',
};

const PROPOSED: Record<string, string> = {
  [INDIVIDUAL]: 'un accompagnement individuel',
  [GROUP]: 'des ateliers collectifs',
};

const spoken = (modes: readonly string[]): string => listed(modes.map((mode) => SPOKEN[mode] ?? mode));

/** The directory writes apostrophes both ways. */
const has = (list: readonly string[], value: string): boolean => list.some((item) => item.replace(/'/g, '’') === value);

/** Accompaniment that suits: told so, not told, or told otherwise. */
type Answer = 'yes' | 'unknown' | 'no';

function offers(place: PlaceCandidate, wanted: readonly string[]): Answer {
  if (place.accompaniment.length === 0) return 'unknown';
  return wanted.some((mode) => has(place.accompaniment, mode)) ? 'yes' : 'no';
}

/**
 * Places that suit, the surest first and then the nearest. What a place says it does not do excludes it; what it does not
 * say never does: only one row in five of the national directory tells its accompaniment.
 */
export function sortPlaces(input: RoutingInput, path: 'reinforced_support' | 'workshop', individual: boolean): Sorted {
  const wanted = path === 'reinforced_support' ? [INDIVIDUAL] : individual ? [INDIVIDUAL, GROUP] : [GROUP];
  const excluded: Exclusion[] = [];
  const kept: PlaceCandidate[] = [];
  for (const place of input.candidates.places) {
    const why = obstacles(place, wanted);
    if (why.length > 0) excluded.push({ kind: 'place', id: place.placeId, name: place.name, why });
    else kept.push(place);
  }
  kept.sort((one, other) => compare(one, other, wanted, input));
  const nearest = nearestOf(kept, wanted, input);
  return { kept: kept.map((place) => suggestion(place, path, wanted, input, place === nearest)), excluded };
}

/** The first, when no other that suits as well is as near; nobody when it is alone of its kind. */
function nearestOf(kept: readonly PlaceCandidate[], wanted: readonly string[], input: RoutingInput) {
  const [first, ...others] = kept;
  if (first?.distanceKm === undefined) return undefined;
  const here = first.distanceKm;
  const same = (place: PlaceCandidate): boolean =>
    offers(place, wanted) === offers(first, wanted) &&
    suitsNeeds(place, input.needs) === suitsNeeds(first, input.needs);
  const peers = others.filter(same);
  if (peers.length === 0) return undefined;
  return peers.every(({ distanceKm }) => distanceKm === undefined || distanceKm > here) ? first : undefined;
}

function obstacles(place: PlaceCandidate, wanted: readonly string[]): string[] {
  return [
    ...(place.standing === 'gone' ? ['Ce lieu n’est plus dans l’annuaire.'] : []),
    ...(place.standing === 'doubtful' ? ['Sa position est douteuse dans l’annuaire\u00a0: à vérifier d’abord.'] : []),
    ...(has(place.accessModes, NOT_PUBLIC) ? ['Ce lieu n’accueille pas de public.'] : []),
    ...(offers(place, wanted) === 'no'
      ? [`Ce lieu ne propose pas ${missing(wanted)}, seulement\u00a0: ${spoken(place.accompaniment)}.`]
      : []),
  ];
}

function missing(wanted: readonly string[]): string {
  if (wanted.length > 1) return 'd’accompagnement individuel ni d’atelier collectif';
  return wanted[0] === INDIVIDUAL ? 'd’accompagnement individuel' : 'd’atelier collectif';
}

/** Places whose list of services holds nothing that is asked for come after: the list may be short. */
function suitsNeeds(place: PlaceCandidate, needs: readonly Need[]): Answer {
  const services = needs.flatMap((need) => SERVICES_FOR[need] ?? []);
  if (place.services.length === 0 || services.length === 0) return 'unknown';
  return services.some((service) => has(place.services, service)) ? 'yes' : 'no';
}

function speaksLanguages(place: PlaceCandidate, input: RoutingInput): boolean {
  return input.person.wishes.includes('interpreter') && LANGUAGES.some((care) => has(place.specificCare, care));
}

function compare(one: PlaceCandidate, other: PlaceCandidate, wanted: readonly string[], input: RoutingInput): number {
  const keys = (place: PlaceCandidate): number[] => [
    offers(place, wanted) === 'yes' ? 0 : 1,
    suitsNeeds(place, input.needs) === 'no' ? 1 : 0,
    place.distanceKm ?? Number.MAX_VALUE,
    speaksLanguages(place, input) ? 0 : 1,
    place.hasAccount ? 0 : 1,
    has(place.fees, 'Gratuit') ? 0 : 1,
  ];
  const [left, right] = [keys(one), keys(other)];
  for (const [index, key] of left.entries()) {
    const difference = key - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return (other.updatedOn ?? '').localeCompare(one.updatedOn ?? '') || one.name.localeCompare(other.name, 'fr');
}

function suggestion(
  place: PlaceCandidate,
  path: 'reinforced_support' | 'workshop',
  wanted: readonly string[],
  input: RoutingInput,
  nearest: boolean,
): Unranked {
  return {
    kind: 'place',
    path,
    placeId: place.placeId,
    structureId: place.structureId,
    name: place.name,
    distanceKm: place.distanceKm,
    why: reasons(place, wanted, input, nearest),
    cautions: cautions(place, wanted, input),
  };
}

function reasons(place: PlaceCandidate, wanted: readonly string[], input: RoutingInput, nearest: boolean): string[] {
  const told = wanted.filter((mode) => has(place.accompaniment, mode));
  const distance = distanceInFrench(place);
  return [
    ...(told.length > 0 ? [`Propose ${listed(told.map((mode) => PROPOSED[mode] ?? mode))}.`] : []),
    ...(place.distanceKm === undefined
      ? []
      : [
          nearest
            ? `Le plus proche${told.length > 0 ? ' de ceux qui le proposent' : ''}\u00a0: ${distance}.`
            : `${capitalised(distance)}.`,
        ]),
    ...(suitsNeeds(place, input.needs) === 'yes' ? ['Ses services répondent au besoin.'] : []),
    ...(speaksLanguages(place, input) ? ['Accueille en langue étrangère.'] : []),
    ...(has(place.fees, 'Gratuit') ? ['Gratuit.'] : []),
    ...(has(place.fees, 'Gratuit sous condition') ? ['Gratuit sous condition.'] : []),
    ...howToSend(place),
  ];
}

function howToSend(place: PlaceCandidate): string[] {
  if (place.hasAccount) return ['Répond dans Passerelle\u00a0: vous lirez ici sa réponse et le résultat.'];
  if (has(place.accessModes, 'Envoyer un mail avec une fiche de prescription')) {
    return ['Accepte les orientations par mail, avec une fiche de prescription.'];
  }
  return place.accessModes.length > 0 ? [`Pour y venir\u00a0: ${spoken(place.accessModes)}.`] : [];
}

function cautions(place: PlaceCandidate, wanted: readonly string[], input: RoutingInput): string[] {
  const paying = has(place.fees, 'Payant') && !has(place.fees, 'Gratuit');
  return [
    ...(offers(place, wanted) === 'unknown'
      ? ['Ne dit pas comment il accompagne\u00a0: il passe après ceux qui le disent. Demandez-le en appelant.']
      : []),
    ...(suitsNeeds(place, input.needs) === 'no' ? ['Ses services annoncés ne citent pas le besoin.'] : []),
    ...(place.distanceKm === undefined ? ['Distance inconnue.'] : []),
    ...(paying ? ['Payant.'] : []),
    ...(place.hasAccount ? [] : ['Ne répond pas encore dans Passerelle\u00a0: c’est vous qui l’appelez.']),
    ...(place.updatedOn === null ? ['Sa fiche ne dit pas de quand elle date\u00a0: vérifiez en appelant.'] : []),
    ...(place.updatedOn !== null && place.updatedOn < addMonths(input.today, -OLD_AFTER_MONTHS)
      ? ['Sa fiche a plus de 2\u00a0ans\u00a0: vérifiez en appelant.']
      : []),
  ];
}
