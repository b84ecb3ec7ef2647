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
import type { Refusals } from './earlier-refusals.js';
import { openingWeekOf } from './opening-week.js';
import { type Partner, Receivers } from './receivers.js';
import type { Exclusion, PlaceCandidate } from './routing/candidates.js';

export interface Around {
  today: Day;
  candidates: PlaceCandidate[];
  /** Places of the actor's own structure. */
  own: Exclusion[];
  /** All the places around, by id. */
  places: Map<string, NearPlace>;
  /** Other structures of the département that answer here, without a place among these. */
  partners: Partner[];
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
    private readonly clock: Clock,
  ) {}

  async around(actor: StructureActor, commune: Commune | undefined, refusals: Refusals): Promise<Around> {
    const today = this.clock.today();
    if (!commune) return { today, candidates: [], own: [], places: new Map(), partners: [] };
    const [near, partners] = await Promise.all([
      this.nearest.near({
        latitude: commune.latitude,
        longitude: commune.longitude,
        limit: WEIGHED,
        includeUnsuitable: true,
      }),
      this.receivers.partners(actor, commune.departmentCode),
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
    };
  }
}

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
