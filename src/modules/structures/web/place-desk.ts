import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access/actor.js';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import { DepartmentOutlines } from '../department-outlines.js';
import { PlaceLocks } from '../locks/index.js';
import { ReceiverRecords } from '../receiver-records.js';
import { StructuresRegisterQueries } from '../structures-register.queries.js';
import { type PlaceDetails, StructuresService } from '../structures.service.js';
import type { Shown } from './place.page.js';

/** Gathers what the page of a place shows. */
@Injectable()
export class PlaceDesk {
  constructor(
    private readonly structures: StructuresService,
    private readonly register: StructuresRegisterQueries,
    private readonly records: ReceiverRecords,
    private readonly outlines: DepartmentOutlines,
    private readonly locks: PlaceLocks,
  ) {}

  /** @throws NotFoundError when there is no such place */
  async place(actor: Actor, id: string): Promise<Shown> {
    const place = await this.structures.place(id);
    if (!place) throw new NotFoundError('place');
    const { structureId } = place;
    const structure = structureId ? await this.structures.require(structureId) : undefined;
    const records = await this.records.of([id, ...(structureId ? [structureId] : [])]);
    const choices = actor.role === 'administrator' ? await this.register.choices() : [];
    const record = records.get(id) ?? records.get(structureId ?? '');
    return { actor, place, structure, record, outline: this.outlineOf(place), choices, kept: await this.locks.of(id) };
  }

  private outlineOf({ positionStatus, communeInsee, latitude, longitude }: PlaceDetails) {
    const sure = positionStatus === 'exact' || positionStatus === 'approximate';
    if (!sure || latitude === null || longitude === null) return null;
    return this.outlines.around(communeInsee, { latitude, longitude });
  }
}
