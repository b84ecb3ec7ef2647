import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access/actor.js';
import { readForm } from '../../../platform/http/forms/form.js';
import { Clock } from '../../../platform/time/clock.js';
import { type Commune, Communes } from '../communes.queries.js';
import { type FoundAddress, SealedPoints } from '../geocoding/index.js';
import { type FoundPlaces, MOST_PAGES, PLACES_A_PAGE, PlacesQueries } from '../places.queries.js';
import { type ReceiverRecord, ReceiverRecords } from '../receiver-records.js';
import { communeText } from './commune-text.js';
import { DirectoryForm } from './directory.form.js';
import { filtersOf } from './directory-filters.js';
import type { Shown, Understood } from './directory-shown.js';

const NONE: FoundPlaces = { places: [], total: 0, more: false };

/** Gathers what the pages of the directory show. */
@Injectable()
export class DirectoryDesk {
  constructor(
    private readonly places: PlacesQueries,
    private readonly communes: Communes,
    private readonly points: SealedPoints,
    private readonly records: ReceiverRecords,
    private readonly clock: Clock,
  ) {}

  /** Opened without a word, the directory shows what is around the actor's own structure. */
  async understand(actor: Actor, query: Record<string, unknown>): Promise<Understood> {
    const home =
      Object.keys(query).length === 0 && actor.structureId
        ? await this.communes.ofStructure(actor.structureId)
        : undefined;
    const form = await readForm(DirectoryForm, home ? { commune: communeText(home) } : query);
    if (home) return understood(form, [home], undefined);
    if (form.commune && form.isValid) return understood(form, await this.communes.fromTyped(form.commune), undefined);
    const point = form.point && form.isValid ? this.points.open(form.point, actor.userId) : undefined;
    return understood(form, undefined, point);
  }

  async search(actor: Actor, query: Record<string, unknown>): Promise<Shown> {
    const asked = await this.understand(actor, query);
    const page = asked.form.pageNumber(MOST_PAGES);
    const found = asked.ready ? await this.places.search({ ...asked.filters, page }) : NONE;
    const departments = await this.communes.departments();
    const records = await this.recordsOf(found);
    const pages = Math.min(Math.ceil(found.total / PLACES_A_PAGE), MOST_PAGES);
    const now = this.clock.now();
    return { actor, ...asked, departments, found, records, page, pages, lastPage: MOST_PAGES, now };
  }

  /** By place: its own record, else that of the structure that runs it. */
  private async recordsOf({ places }: FoundPlaces): Promise<Map<string, ReceiverRecord>> {
    const known = await this.records.of(places.flatMap(({ id, structureId }) => [id, structureId ?? []].flat()));
    const pairs = places.flatMap(({ id, structureId }): [string, ReceiverRecord][] => {
      const record = known.get(id) ?? known.get(structureId ?? '');
      return record ? [[id, record]] : [];
    });
    return new Map(pairs);
  }
}

function understood(form: DirectoryForm, communes: Commune[] | undefined, point: FoundAddress | undefined): Understood {
  const [commune] = communes ?? [];
  const several = (communes?.length ?? 0) > 1;
  return {
    form,
    communes,
    point,
    filters: filtersOf(form, several ? undefined : (point ?? commune)),
    ready: form.isValid && !several,
  };
}
