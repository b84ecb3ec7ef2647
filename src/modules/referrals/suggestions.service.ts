import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../platform/access/actor.js';
import { AssessmentsService, type CurrentLevel } from '../assessments/index.js';
import type { NearPlace } from '../structures/index.js';
import type { WorkshopOffer } from '../workshops/index.js';
import { shownOf } from './choices/shown.js';
import { SuggestionSets } from './choices/suggestion-sets.js';
import type { Refusals } from './earlier-refusals.js';
import { FundOfResidence, type PersonAtHome } from './fund-of-residence.js';
import type { Partner } from './receivers.js';
import type { Exclusion, FundCandidate, Need, PlaceCandidate, Suggestion } from './routing/candidates.js';
import type { Constraints } from './routing/constraints.js';
import { suggest } from './routing/route.js';
import { Surroundings } from './surroundings.js';
import { RoutingWeights } from './weights/routing-weights.service.js';

/** What is asked for this time. Nothing of it is kept on the person. */
export interface Asked {
  needs: readonly Need[];
  constraints: Constraints;
  /** Who said no already, when other places are looked for. */
  refusals: Refusals;
}

export interface SuggestionsForPerson extends PersonAtHome {
  /** For whose agents. */
  structureId: string;
  level: CurrentLevel | undefined;
  kept: Suggestion[];
  excluded: Exclusion[];
  /** The places named in `kept`, by id. */
  places: Map<string, NearPlace>;
  /** What was weighed of each place, by id. */
  weighed: Map<string, PlaceCandidate>;
  /** The workshops named in `kept`, by id. */
  offers: Map<string, WorkshopOffer>;
  /** Other structures of the département that answer here. */
  partners: Partner[];
  /** Under which the choice will be judged: the version of the weights, and what is now shown. */
  weightsVersion: number;
  suggestionId: string;
}

/** Where this person may go today: gathers what the pure routing weighs, and keeps what it shows. */
@Injectable()
export class SuggestionsService {
  constructor(
    private readonly people: FundOfResidence,
    private readonly assessments: AssessmentsService,
    private readonly surroundings: Surroundings,
    private readonly weights: RoutingWeights,
    private readonly sets: SuggestionSets,
  ) {}

  /** @throws NotFoundError when the actor may not see the person */
  async of(actor: StructureActor, beneficiaryId: string, asked: Asked): Promise<SuggestionsForPerson> {
    const home = await this.people.of(actor, beneficiaryId);
    const { person, commune, fund } = home;
    const [levels, around, { version, weights }] = await Promise.all([
      this.assessments.current([person.id]),
      this.surroundings.around(actor, commune, asked.refusals, fund?.id),
      this.weights.inForce(),
    ]);
    const level = levels.get(person.id);
    const { kept, excluded } = suggest({
      level: level?.level ?? 'notAssessed',
      needs: asked.needs,
      person,
      constraints: asked.constraints,
      weights,
      suggestedFormat: level?.suggestedFormat ?? undefined,
      candidates: {
        places: around.candidates,
        workshops: around.workshops,
        fund: fundCandidate(actor, home, asked.refusals),
      },
      today: around.today,
    });
    const suggestionId = await this.sets.keep(actor, person.id, { weightsVersion: version, shown: shownOf(kept) });
    return {
      ...home,
      structureId: actor.structureId,
      level,
      kept,
      excluded: [...around.own, ...excluded],
      places: around.places,
      weighed: new Map(around.candidates.map((place) => [place.placeId, place])),
      offers: around.offers,
      partners: around.partners.filter((partner) => partner.id !== fund?.id),
      weightsVersion: version,
      suggestionId,
    };
  }
}

function fundCandidate(
  actor: StructureActor,
  { person, fund }: PersonAtHome,
  refusals: Refusals,
): FundCandidate | undefined {
  if (!fund || fund.id === actor.structureId) return undefined;
  const scheme = person.scheme === 'unknown' ? 'general' : person.scheme;
  return { fundId: fund.id, name: fund.name, scheme, refusedOn: refusals.get(fund.id) };
}
