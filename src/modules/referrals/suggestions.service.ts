import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../platform/access/actor.js';
import { Clock } from '../../platform/time/clock.js';
import { AssessmentsService, type CurrentLevel } from '../assessments/index.js';
import { type NearPlace, NearestPlaces } from '../structures/index.js';
import { FundOfResidence, type PersonAtHome } from './fund-of-residence.js';
import { type Partner, Receivers } from './receivers.js';
import type { Exclusion, FundCandidate, Need, PlaceCandidate, Suggestion } from './routing/candidates.js';
import { suggest } from './routing/route.js';

export interface SuggestionsForPerson extends PersonAtHome {
  level: CurrentLevel | undefined;
  kept: Suggestion[];
  excluded: Exclusion[];
  /** The places named in `kept`, by id. */
  places: Map<string, NearPlace>;
  /** Other structures of the département that answer here. */
  partners: Partner[];
}

/** How many of the nearest places are weighed; past them, no distance is near. */
const WEIGHED = 40;

/** Where this person may go today: gathers what the pure routing weighs. */
@Injectable()
export class SuggestionsService {
  constructor(
    private readonly people: FundOfResidence,
    private readonly assessments: AssessmentsService,
    private readonly nearest: NearestPlaces,
    private readonly receivers: Receivers,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFoundError when the actor may not see the person */
  async of(actor: StructureActor, beneficiaryId: string, needs: readonly Need[]): Promise<SuggestionsForPerson> {
    const home = await this.people.of(actor, beneficiaryId);
    const { person, commune, fund } = home;
    const level = (await this.assessments.current([person.id])).get(person.id);
    const near = commune ? await this.nearest.near({ ...commune, limit: WEIGHED, includeUnsuitable: true }) : [];
    const others = near.filter((place) => place.structureId !== actor.structureId);
    const scheme = person.scheme === 'unknown' ? 'general' : person.scheme;
    const candidate: FundCandidate | undefined =
      fund && fund.id !== actor.structureId ? { fundId: fund.id, name: fund.name, scheme } : undefined;
    const { kept, excluded } = suggest({
      level: level?.level ?? 'notAssessed',
      needs,
      person: { wishes: person.wishes, scheme: person.scheme },
      suggestedFormat: level?.suggestedFormat ?? undefined,
      candidates: { places: others.map((place) => this.weighed(place)), workshops: [], fund: candidate },
      today: this.clock.today(),
    });
    const named = new Set(near.map((place) => place.structureId));
    const partners = commune ? await this.receivers.partners(actor, commune.departmentCode) : [];
    return {
      ...home,
      level,
      kept,
      excluded: [...near.filter((place) => place.structureId === actor.structureId).map(ownPlace), ...excluded],
      places: new Map(near.map((place) => [place.placeId, place])),
      partners: partners.filter((partner) => !named.has(partner.id) && partner.id !== fund?.id),
    };
  }

  private weighed(place: NearPlace): PlaceCandidate {
    return {
      placeId: place.placeId,
      structureId: place.structureId ?? undefined,
      name: place.name,
      distanceKm: place.distanceKm,
      positionApproximate: place.positionApproximate,
      services: place.services,
      accompaniment: place.accompaniment,
      accessModes: place.accessModes,
      specificCare: place.specificCare,
      fees: place.fees,
      hasAccount: place.hasAccount,
      updatedOn: place.updatedOn,
      standing: place.standing,
    };
  }
}

const ownPlace = (place: NearPlace): Exclusion => ({
  kind: 'place',
  id: place.placeId,
  name: place.name,
  why: ['C’est votre structure\u00a0: accompagnez la personne sur place, sans orientation.'],
});
