import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../../platform/access/actor.js';
import { NotFoundError } from '../../../../platform/errors/domain-error.js';
import { readForm } from '../../../../platform/http/forms/form.js';
import { Clock } from '../../../../platform/time/clock.js';
import { canOrganise } from '../../organising/workshop.policy.js';
import { WorkshopsService } from '../../organising/workshops.service.js';
import type { WorkshopCard } from '../../organising/workshop-card.js';
import { WorkshopsQueries } from '../../organising/workshops.queries.js';
import { AroundReading } from './around-reading.js';
import { FiltersForm } from './filters.form.js';
import type { ShownWorkshop } from './workshop.page.js';
import { WorkshopParts } from './workshop-parts.js';
import type { List } from './workshops-list.page.js';

/** What the pages of workshops show to an agent. */
@Injectable()
export class WorkshopReading {
  constructor(
    private readonly queries: WorkshopsQueries,
    private readonly workshops: WorkshopsService,
    private readonly around: AroundReading,
    private readonly parts: WorkshopParts,
    private readonly clock: Clock,
  ) {}

  async list(actor: StructureActor, query: unknown): Promise<List> {
    const form = await readForm(FiltersForm, query);
    const now = this.clock.now();
    return { form, now, today: this.clock.today(), cards: await this.cards(actor, form) };
  }

  /** @throws NotFoundError absent, or prepared by another structure */
  async one(actor: StructureActor, id: string): Promise<ShownWorkshop> {
    const stored = await this.workshops.findToRead(actor, id);
    const card = await this.queries.card(id);
    if (!card) throw new NotFoundError('workshop');
    const organises = canOrganise(actor, stored);
    return {
      ...{ card, organises, now: this.clock.now(), connection: organises ? stored.connection : null },
      ...(await this.around.of(stored)),
      parts: await this.parts.of(actor, card),
      acts: await this.parts.acts(actor, card),
    };
  }

  private async cards(actor: StructureActor, form: FiltersForm): Promise<WorkshopCard[]> {
    if (form.vue === 'passes') return this.queries.past(actor.structureId, form.filters);
    if (form.vue !== 'autour') return this.queries.toCome(actor.structureId, form.filters);
    const departments = await this.around.departmentsOf(actor);
    return this.queries.open({ departments, exceptStructureId: actor.structureId }, form.filters);
  }
}
