import { v5 } from 'uuid';
import { showPhone } from '../../../platform/contact/phone.js';
import { beneficiariesPaths } from '../../beneficiaries/index.js';
import { assessmentsPaths, type Level } from '../../assessments/index.js';
import { whereWords } from '../../workshops/index.js';
import type { Partner } from '../receivers.js';
import type { Need, PlaceCandidate, Suggestion } from '../routing/candidates.js';
import { capitalised, distanceInFrench } from '../routing/wording.js';
import type { SuggestionsForPerson } from '../suggestions.service.js';
import { motiveLabels, pathLabels } from './labels.js';
import { paths, registerPath } from './paths.js';
import { answersInFrench } from './receiver-words.js';

/** One suggestion as it is read at the counter: what, where, why, and what to do next. */
export interface ChoiceRow {
  name: string;
  /** « Saisine », « Atelier »…; empty for a place. */
  kind: string;
  /** « À 3,2 km »; null when it is not a place, or its position is unknown. */
  distance: string | null;
  facts: string[];
  why: string[];
  /** Why it stands where it stands; null when nothing tells it apart. */
  ranking: string | null;
  /** What each criterion brings. */
  points: { words: string; points: string }[];
  cautions: string | null;
  answersHere: boolean;
  /** Only known to be somewhere in its commune. */
  approximate: boolean;
  /** A link that prepares the referral or leads to what is missing; null for a mere piece of advice. */
  link: { href: string; text: string; hiddenText: string } | null;
  /** Puts the person down at once, in a workshop of the structure itself. */
  register: { action: string; person: string; formKey: string } | null;
  /** The information sheet is handed over by a button, since it is counted. */
  givesInformation: boolean;
  /** The first place is the main action; null for it, « secondary » for the others. */
  linkVariant: 'secondary' | null;
}

/** What each link hands on: codes and ids, never a name. */
export interface HandOn {
  personId: string;
  /** Whose agent refers. */
  structureId: string;
  needs: readonly Need[];
  suggestionId: string;
  /** The referral that was refused. */
  after: string | undefined;
}

const nothing = {
  cautions: null,
  kind: '',
  distance: null,
  facts: [],
  ranking: null,
  points: [],
  answersHere: false,
  approximate: false,
  link: null,
  register: null,
  givesInformation: false,
  linkVariant: null,
};

export function choiceRow(suggestion: Suggestion, found: SuggestionsForPerson, handOn: HandOn): ChoiceRow {
  const { name, why } = suggestion;
  const id = handOn.personId;
  switch (suggestion.kind) {
    case 'place':
      return placeRow(suggestion, found, handOn);
    case 'health_access_mission':
      return {
        ...nothing,
        name,
        why,
        kind: `Saisine, motif\u00a0: ${motiveLabels[suggestion.motive].toLowerCase()}`,
        link: prepare(handOn, name, {
          structure: suggestion.fundId,
          parcours: suggestion.path,
          motif: suggestion.motive,
        }),
      };
    case 'fund_workshops':
      return {
        ...nothing,
        name,
        why,
        kind: pathLabels.workshop,
        link: prepare(handOn, name, { structure: suggestion.fundId, parcours: suggestion.path }),
      };
    case 'assessment':
      return { ...nothing, name, why, link: step(assessmentsPaths.full.to({ id }), 'Faire le repère') };
    case 'ask_scheme':
      return { ...nothing, name, why, link: step(beneficiariesPaths.edit.to({ id }), 'Compléter la fiche') };
    case 'information_sheet':
      return { ...nothing, name, why, givesInformation: true };
    case 'workshop':
      return workshopRow(suggestion, found, handOn);
    case 'own_fund':
      return { ...nothing, name, why };
  }
}

/** A structure with accounts but no place near in the directory: the level says which path fits. */
export function partnerRow(partner: Partner, level: Level, handOn: HandOn): ChoiceRow {
  const path = level === 'intermediate' ? 'workshop' : 'reinforced_support';
  return {
    ...nothing,
    name: partner.name,
    facts: partner.communeName ? [partner.communeName] : [],
    why: [],
    answersHere: true,
    link: prepare(handOn, partner.name, { structure: partner.id, parcours: path }),
  };
}

/** « Choisir » asks for a seat; in a workshop of one's own structure the person is put down at once. */
function workshopRow(
  { name, why, workshopId }: Extract<Suggestion, { kind: 'workshop' }>,
  { offers, person }: SuggestionsForPerson,
  handOn: HandOn,
): ChoiceRow {
  const offer = offers.get(workshopId);
  const own = offer?.structureId === handOn.structureId;
  return {
    ...nothing,
    name,
    why,
    kind: pathLabels.workshop,
    distance: offer?.distanceKm === undefined ? null : distanceInFrench(offer),
    facts: offer ? [whereWords(offer)] : [],
    approximate: offer?.distanceKm !== undefined && offer.positionApproximate,
    answersHere: !own,
    ...(own
      ? { register: { action: registerPath.to({ id: workshopId }), person: person.id, formKey: keyOf(workshopId, handOn) } }
      : { link: prepare(handOn, name, { atelier: workshopId, parcours: 'workshop' }) }),
  };
}

/** One for this page and this workshop: pressed twice, it registers once. */
const keyOf = (workshopId: string, { suggestionId }: HandOn): string => v5(workshopId, suggestionId);

function placeRow(
  suggestion: Extract<Suggestion, { kind: 'place' }>,
  { places, weighed }: SuggestionsForPerson,
  handOn: HandOn,
): ChoiceRow {
  const place = places.get(suggestion.placeId);
  const candidate = weighed.get(suggestion.placeId);
  const facts = [place?.communeName, place?.phone && showPhone(place.phone)];
  return {
    ...nothing,
    name: suggestion.name,
    cautions: suggestion.cautions?.join(' ') || null,
    distance: candidate?.distanceKm === undefined ? null : distanceInFrench(candidate),
    facts: [...facts.filter((fact): fact is string => Boolean(fact)), ...answers(candidate)],
    why: suggestion.why,
    ranking: suggestion.ranking,
    points: suggestion.points
      .filter(({ outOf }) => outOf > 0)
      .map(({ points, outOf, words }) => ({
        words: capitalised(words),
        points: `${points}\u00a0sur\u00a0${outOf}`,
      })),
    answersHere: place?.hasAccount ?? false,
    approximate: place?.positionApproximate ?? false,
    link: prepare(handOn, suggestion.name, { lieu: suggestion.placeId, parcours: suggestion.path }),
  };
}

const answers = (place: PlaceCandidate | undefined): string[] => (place?.record ? answersInFrench(place.record) : []);

function prepare(
  { personId, needs, suggestionId, after }: HandOn,
  name: string,
  query: Record<string, string>,
): ChoiceRow['link'] {
  const parts = new URLSearchParams([
    ...Object.entries(query),
    ...needs.map((need): [string, string] => ['besoin', need]),
    ['proposition', suggestionId],
    ...(after ? [['apres', after] as [string, string]] : []),
  ]);
  return { href: `${paths.create.to({ id: personId })}?${parts.toString()}`, text: 'Choisir', hiddenText: name };
}

const step = (href: string, text: string): ChoiceRow['link'] => ({ href, text, hiddenText: '' });
