import type { Exclusion, RoutingInput, Sorted, Suggestion, Unranked } from './candidates.js';
import { type Motive, sortFundWorkshops, sortMission, sortWorkshops } from './fund.js';
import { refused } from './hard-stops.js';
import { sortPlaces } from './places.js';

/**
 * Where a person may go, from the level and the needs, with the reason of each suggestion and of each exclusion. A help to
 * choose, in the order a mediator would say it; the agent and the person decide. Pure.
 *
 * débutant: places that accompany one person at a time · intermédiaire: workshops of the caisse or nearby, the caisse’s
 * mission, the information sheet · autonome: the information sheet · non évalué: the assessment first. Whatever the level,
 * a need of rights, care or social help goes to the caisse’s mission.
 */
export function suggest(input: RoutingInput): { kept: Suggestion[]; excluded: Exclusion[] } {
  const motives = (['care', 'rights', 'social'] as const).filter((need) => input.needs.includes(need));
  const parts = [...partsFor(withoutRefusal(input), motives).map(lessRefused(input)), refusal(input)];
  const kept = [...askScheme(input, motives), ...parts.flatMap((part) => part.kept)];
  const known = new Set<string>();
  return {
    kept: kept.map((suggestion, index) => ({ ...suggestion, rank: index + 1 })),
    excluded: parts
      .flatMap((part) => part.excluded)
      .filter(({ kind, id }) => !known.has(`${kind} ${id}`) && known.add(`${kind} ${id}`)),
  };
}

function partsFor(input: RoutingInput, motives: readonly Motive[]): Sorted[] {
  const individual = wantsIndividual(input);
  switch (input.level) {
    case 'notAssessed':
      return [only(assessment), sortMission(input, motives)];
    case 'beginner':
      return [sortMission(input, motives), sortPlaces(input, 'reinforced_support', true)];
    case 'intermediate':
      return [
        sortMission(input, motives),
        sortWorkshops(input, individual),
        sortFundWorkshops(input),
        sortPlaces(input, 'workshop', individual),
        // One request to the caisse is enough: with another motive it is already above.
        sortMission(input, motives.length > 0 ? [] : ['digital']),
        only(informationSheet('Pour contacter soi-même sa caisse et connaître ses ateliers.')),
      ];
    case 'independent':
      return [
        sortMission(input, motives),
        only(informationSheet('Autonome\u00a0: la fiche d’information suffit, aucune orientation n’est nécessaire.')),
      ];
  }
}

/** A caisse that said no to this person is not asked again. */
function withoutRefusal(input: RoutingInput): RoutingInput {
  if (!input.candidates.fund?.refusedOn) return input;
  const { fund: _fund, ...others } = input.candidates;
  return { ...input, candidates: others };
}

/** Nor is the person sent back to it by the name of its scheme. */
function lessRefused({ candidates: { fund } }: RoutingInput): (part: Sorted) => Sorted {
  if (!fund?.refusedOn) return (part) => part;
  return (part) => ({ ...part, kept: part.kept.filter(({ kind }) => kind !== 'own_fund') });
}

function refusal({ candidates: { fund }, today }: RoutingInput): Sorted {
  if (!fund?.refusedOn) return { kept: [], excluded: [] };
  const { fundId, name, refusedOn } = fund;
  return { kept: [], excluded: [{ kind: 'fund', id: fundId, name, why: [refused(refusedOn, today)] }] };
}

function wantsIndividual({ person, suggestedFormat }: RoutingInput): boolean {
  return suggestedFormat === 'individual' || person.wishes.includes('oral') || person.wishes.includes('interpreter');
}

/** « Ne sait pas »: the caisse can’t be chosen before the scheme is known, so it is asked first. */
function askScheme(input: RoutingInput, motives: readonly Motive[]): Unranked[] {
  const concernsFund = motives.length > 0 || input.level === 'intermediate';
  if (input.person.scheme !== 'unknown' || !concernsFund) return [];
  return [
    {
      kind: 'ask_scheme',
      name: 'Demander le régime de la personne',
      why: ['Régime inconnu\u00a0: il dit quelle caisse peut répondre (CPAM, MSA ou autre).'],
    },
  ];
}

const assessment: Unranked = {
  kind: 'assessment',
  name: 'Faire le repère numérique',
  why: ['Le niveau n’est pas évalué\u00a0: quelques questions suffisent pour bien orienter.'],
};

function informationSheet(why: string): Unranked {
  return { kind: 'information_sheet', name: 'Remettre la fiche d’information', why: [why] };
}

function only(suggestion: Unranked): Sorted {
  return { kept: [suggestion], excluded: [] };
}
