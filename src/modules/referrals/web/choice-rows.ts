import { showPhone } from '../../../platform/contact/phone.js';
import { beneficiariesPaths } from '../../beneficiaries/index.js';
import { assessmentsPaths, type Level } from '../../assessments/index.js';
import type { Partner } from '../receivers.js';
import type { Need, Suggestion } from '../routing/candidates.js';
import type { SuggestionsForPerson } from '../suggestions.service.js';
import { motiveLabels, pathLabels } from './labels.js';
import { paths } from './paths.js';

/** One suggestion as it is read at the counter: what, where, why, and what to do next. */
export interface ChoiceRow {
  name: string;
  /** « Accompagnement individuel », « Saisine »… */
  kind: string;
  facts: string[];
  why: string[];
  cautions: string | null;
  answersHere: boolean;
  /** A link that prepares the referral or leads to what is missing; null for a mere piece of advice. */
  link: { href: string; text: string; hiddenText: string } | null;
  /** The information sheet is handed over by a button, since it is counted. */
  givesInformation: boolean;
  /** The first place is the main action; null for it, « secondary » for the others. */
  linkVariant: 'secondary' | null;
}

const nothing = {
  cautions: null,
  kind: '',
  facts: [],
  answersHere: false,
  link: null,
  givesInformation: false,
  linkVariant: null,
};

export function choiceRow(
  personId: string,
  suggestion: Suggestion,
  found: SuggestionsForPerson,
  needs: readonly Need[],
): ChoiceRow {
  const { name, why } = suggestion;
  const id = personId;
  switch (suggestion.kind) {
    case 'place':
      return placeRow(id, suggestion, found, needs);
    case 'health_access_mission':
      return {
        ...nothing,
        name,
        why,
        kind: `Saisine, motif\u00a0: ${motiveLabels[suggestion.motive].toLowerCase()}`,
        link: prepare(
          id,
          name,
          { structure: suggestion.fundId, parcours: suggestion.path, motif: suggestion.motive },
          needs,
        ),
      };
    case 'fund_workshops':
      return {
        ...nothing,
        name,
        why,
        kind: pathLabels.workshop,
        link: prepare(id, name, { structure: suggestion.fundId, parcours: suggestion.path }, needs),
      };
    case 'assessment':
      return { ...nothing, name, why, link: step(assessmentsPaths.full.to({ id }), 'Faire le repère') };
    case 'ask_scheme':
      return { ...nothing, name, why, link: step(beneficiariesPaths.edit.to({ id }), 'Compléter la fiche') };
    case 'information_sheet':
      return { ...nothing, name, why, givesInformation: true };
    case 'own_fund':
    case 'workshop':
      return { ...nothing, name, why };
  }
}

/** A structure with accounts but no place near in the directory: the level says which path fits. */
export function partnerRow(personId: string, partner: Partner, level: Level, needs: readonly Need[]): ChoiceRow {
  const path = level === 'intermediate' ? 'workshop' : 'reinforced_support';
  return {
    ...nothing,
    name: partner.name,
    facts: partner.communeName ? [partner.communeName] : [],
    why: [],
    answersHere: true,
    link: prepare(personId, partner.name, { structure: partner.id, parcours: path }, needs),
  };
}

function placeRow(
  id: string,
  suggestion: Extract<Suggestion, { kind: 'place' }>,
  { places }: SuggestionsForPerson,
  needs: readonly Need[],
): ChoiceRow {
  const place = places.get(suggestion.placeId);
  return {
    ...nothing,
    name: suggestion.name,
    cautions: suggestion.cautions?.join(' ') || null,
    facts: [place?.communeName, place?.phone && showPhone(place.phone)].filter((fact): fact is string => Boolean(fact)),
    why: suggestion.why,
    answersHere: place?.hasAccount ?? false,
    link: prepare(id, suggestion.name, { lieu: suggestion.placeId, parcours: suggestion.path }, needs),
  };
}

function prepare(id: string, name: string, query: Record<string, string>, needs: readonly Need[]): ChoiceRow['link'] {
  const parts = new URLSearchParams([
    ...Object.entries(query),
    ...needs.map((need): [string, string] => ['besoin', need]),
  ]);
  return { href: `${paths.create.to({ id })}?${parts.toString()}`, text: 'Choisir', hiddenText: name };
}

const step = (href: string, text: string): ChoiceRow['link'] => ({ href, text, hiddenText: '' });
