import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../../platform/access/actor.js';
import { isId } from '../../../../platform/ids.js';
import { Clock } from '../../../../platform/time/clock.js';
import type { Day } from '../../../../platform/time/day.js';
import { type Member, StructureMembers } from '../../../identity/index.js';
import { Communes, type PlaceOption, StructuresService, zoneOf } from '../../../structures/index.js';
import type { StoredWorkshop } from '../../organising/workshop-records.js';
import { WorkshopsQueries } from '../../organising/workshops.queries.js';
import type { WorkshopForm } from './workshop.form.js';

/** What lies on the desk while a workshop is written: places and colleagues to choose from. */
export interface Desk {
  /** Of the organiser itself: the hours of a workshop from afar. */
  zone: string;
  today: Day;
  now: Date;
  homeCommune: string | null;
  places: PlaceOption[];
  members: Member[];
  /** Places of the directory that answer to what was looked up; null when nothing was. */
  found: PlaceOption[] | null;
  /** The workshop that is corrected; null for a new one. */
  workshop: StoredWorkshop | null;
}

@Injectable()
export class WorkshopDesk {
  constructor(
    private readonly structures: StructuresService,
    private readonly communes: Communes,
    private readonly members: StructureMembers,
    private readonly queries: WorkshopsQueries,
    private readonly clock: Clock,
  ) {}

  async lay(actor: StructureActor, form: WorkshopForm, workshop: StoredWorkshop | null = null): Promise<Desk> {
    const home = await this.communes.ofStructure(actor.structureId);
    const now = this.clock.now();
    const zone = zoneOf(home?.inseeCode ?? null);
    const found = form.act === 'place' ? await this.structures.placesNamed(form.placeSearch ?? '') : null;
    return {
      ...{ now, zone, today: this.clock.today(zone), homeCommune: home?.inseeCode ?? null, found, workshop },
      places: await this.places(actor, [form.placeId, workshop?.placeId], found ?? []),
      members: await this.colleagues(actor, workshop?.animatorIds ?? []),
    };
  }

  /** The structure’s own places, those that it used lately, those just found and the one chosen. */
  private async places(
    { structureId }: StructureActor,
    chosen: readonly (string | null | undefined)[],
    found: readonly PlaceOption[],
  ): Promise<PlaceOption[]> {
    const own = await this.structures.placesOf(structureId);
    const wanted = [...chosen.filter((id) => isId(id)), ...(await this.queries.usualPlaces(structureId))];
    const known = new Set([...own, ...found].map(({ id }) => id));
    const others = await this.structures.placeOptions(wanted.filter((id): id is string => !!id && !known.has(id)));
    const all = [...own, ...found, ...others];
    return all.filter(({ id }, index) => all.findIndex((one) => one.id === id) === index);
  }

  /** Also who left since, when they animate it. */
  private async colleagues({ structureId }: StructureActor, animatorIds: readonly string[]): Promise<Member[]> {
    const present = await this.members.on(this.clock.today(), structureId);
    const gone = animatorIds.filter((id) => !present.some((one) => one.id === id));
    return [...present, ...(await this.members.names(gone))];
  }
}
