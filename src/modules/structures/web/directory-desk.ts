import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access/actor.js';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import { readForm } from '../../../platform/http/forms/form.js';
import { Clock } from '../../../platform/time/clock.js';
import { type Commune, Communes } from '../communes.queries.js';
import { type FoundPlaces, MOST_PAGES, PlacesQueries } from '../places.queries.js';
import { StructuresRegisterQueries } from '../structures-register.queries.js';
import { StructuresService } from '../structures.service.js';
import { communeText } from './commune-text.js';
import { DirectoryForm } from './directory.form.js';
import type { Shown as DirectoryShown } from './directory.page.js';
import type { Shown as PlaceShown } from './place.page.js';

const NONE: FoundPlaces = { places: [], more: false };

/** Gathers what the pages of the directory show. */
@Injectable()
export class DirectoryDesk {
  constructor(
    private readonly places: PlacesQueries,
    private readonly communes: Communes,
    private readonly structures: StructuresService,
    private readonly register: StructuresRegisterQueries,
    private readonly clock: Clock,
  ) {}

  /** Opened without a word, the directory shows what is around the actor's own structure. */
  async search(actor: Actor, query: Record<string, unknown>): Promise<DirectoryShown> {
    const home =
      Object.keys(query).length === 0 && actor.structureId
        ? await this.communes.ofStructure(actor.structureId)
        : undefined;
    const form = await readForm(DirectoryForm, home ? { commune: communeText(home) } : query);
    const communes = home
      ? [home]
      : form.commune && form.isValid
        ? await this.communes.fromTyped(form.commune)
        : undefined;
    const page = form.pageNumber(MOST_PAGES);
    const found = form.isValid ? await this.found(form, communes, page) : NONE;
    const departments = await this.communes.departments();
    return { actor, form, departments, communes, found, page, lastPage: MOST_PAGES, now: this.clock.now() };
  }

  private async found(form: DirectoryForm, communes: Commune[] | undefined, page: number): Promise<FoundPlaces> {
    if (communes && communes.length > 1) return NONE;
    return this.places.search({
      text: form.q,
      near: communes?.[0],
      departmentCode: form.departement,
      services: form.service,
      accompaniment: form.accompagnement,
      includeGone: form.disparus ?? false,
      page,
    });
  }

  /** @throws NotFoundError when there is no such place */
  async place(actor: Actor, id: string): Promise<PlaceShown> {
    const place = await this.structures.place(id);
    if (!place) throw new NotFoundError('place');
    const structure = place.structureId ? await this.structures.require(place.structureId) : undefined;
    const choices = actor.role === 'administrator' ? await this.register.choices() : [];
    return { actor, place, structure, choices, now: this.clock.now() };
  }
}
