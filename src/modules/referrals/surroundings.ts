import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../platform/access/actor.js';
import { Clock } from '../../platform/time/clock.js';
import type { Day } from '../../platform/time/day.js';
import {
  type Commune,
  NearestPlaces,
  type NearPlace,
  type ReceiverRecord,
  ReceiverRecords,
} from '../structures/index.js';
import { type WorkshopOffer, WorkshopOffers } from '../workshops/index.js';
import type { Refusals } from './earlier-refusals.js';
import { openingWeekOf } from './opening-week.js';
import { type Partner, Receivers } from './receivers.js';
import type { Exclusion, PlaceCandidate, WorkshopCandidate } from './routing/candidates.js';
import { FITTING_LEVELS, workshopCandidate } from './workshop-seats/workshop-candidates.js';

export interface Around {
  today: Day;
  candidates: PlaceCandidate[];
  /** Places of the actor's own structure. */
  own: Exclusion[];
  /** All the places around, by id. */
  places: Map<string, NearPlace>;
  /** Other structures of the département that answer here, without a place among these. */
  partners: Partner[];
  /** Workshops to come in which a seat may be asked for. */
  workshops: WorkshopCandidate[];
  /** What is known of these, by id. */
  offers: Map<string, WorkshopOffer>;
}

/** How many of the nearest places are weighed; past them, no distance is near. */
const WEIGHED = 40;

/** What lies around a person's commune, as routing weighs it. */
@Injectable()
export class Surroundings {
  constructor(
    private readonly nearest: NearestPlaces,
    private readonly receivers: Receivers,
    private readonly records: ReceiverRecords,
    private readonly offers: WorkshopOffers,
    private readonly clock: Clock,
  ) {}

  /** @param fundId the caisse of the person, when it is known */
  async around(
    actor: StructureActor,
    commune: Commune | undefined,
    refusals: Refusals,
    fundId: string | undefined,
  ): Promise<Around> {
    const today = this.clock.today();
    if (!commune) return { ...nothing, today };
    const { latitude, longitude, departmentCode } = commune;
    const [near, partners, offers] = await Promise.all([
      this.nearest.near({ latitude, longitude, limit: WEIGHED, includeUnsuitable: true }),
      this.receivers.partners(actor, departmentCode),
      this.offers.near({ latitude, longitude, departmentCode, fundId, levels: FITTING_LEVELS }),
    ]);
    const records = await this.records.of(near.map(receiverOf));
    const isOwn = (place: NearPlace): boolean => place.structureId === actor.structureId;
    const named = new Set(near.map((place) => place.structureId));
    return {
      today,
      candidates: near.filter((place) => !isOwn(place)).map((place) => weighed(place, records, refusals)),
      own: near.filter(isOwn).map(ownPlace),
      places: new Map(near.map((place) => [place.placeId, place])),
      partners: partners.filter((partner) => !named.has(partner.id)),
      workshops: offers.map((offer) => workshopCandidate(offer, actor, fundId)),
      offers: new Map(offers.map((offer) => [offer.workshopId, offer])),
    };
  }
}

const nothing: Omit<Around, 'today'> = {
  ...{ candidates: [], own: [], places: new Map<string, NearPlace>(), partners: [] },
  ...{ workshops: [], offers: new Map<string, WorkshopOffer>() },
};

/** Who answers for a place: its structure when it is known, whatever place the person is sent to. */
const receiverOf = (place: NearPlace): string => place.structureId ?? place.placeId;

function weighed(place: NearPlace, records: ReadonlyMap<string, ReceiverRecord>, refusals: Refusals): PlaceCandidate {
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
    publics: place.publics,
    fees: place.fees,
    opening: openingWeekOf(place.openingHours),
    record: records.get(receiverOf(place)),
    refusedOn: refusals.get(place.placeId) ?? (place.structureId ? refusals.get(place.structureId) : undefined),
    hasAccount: place.hasAccount,
    hasEmail: place.emails.length > 0,
    updatedOn: place.updatedOn,
    standing: place.standing,
  };
}

const ownPlace = (place: NearPlace): Exclusion => ({
  kind: 'place',
  id: place.placeId,
  name: place.name,
  why: ['C’est votre structure\u00a0: accompagnez la personne sur place, sans orientation.'],
});
