import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { StructureActor } from '../../../../platform/access/actor.js';
import { Allow } from '../../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../../platform/access/current-actor.js';
import { page, type PageResult, type RedirectResult, seeOther } from '../../../../platform/http/page.js';
import { WorkshopsService } from '../../organising/workshops.service.js';
import { paths } from './paths.js';
import { WorkshopReading } from './workshop-reading.js';
import { workshopPage } from './workshop.page.js';
import { workshopsListPage } from './workshops-list.page.js';

/** The workshops of one’s structure, and those around; one of them. */
@Controller()
@Allow('mediator', 'counter', 'fund_agent', 'structure_manager')
export class WorkshopsController {
  constructor(
    private readonly reading: WorkshopReading,
    private readonly workshops: WorkshopsService,
  ) {}

  @Get(paths.list.pattern)
  async list(@CurrentStructureActor() actor: StructureActor, @Query() query: unknown): Promise<PageResult> {
    return page(workshopsListPage(await this.reading.list(actor, query)));
  }

  @Get(paths.show.pattern)
  async show(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<PageResult> {
    return page(workshopPage(await this.reading.one(actor, id)));
  }

  @Post(paths.publish.pattern)
  async publish(
    @CurrentStructureActor() actor: StructureActor,
    @Param('id') id: string,
    @Body('scope') scope: unknown,
  ): Promise<RedirectResult> {
    const workshop = await this.workshops.findToOrganise(actor, id);
    const days = scope === 'all' ? await this.workshops.daysToCome(workshop) : [workshop];
    const ids = days.map((day) => day.id);
    await this.workshops.publish(actor, ids);
    return seeOther(paths.show.to({ id }), ids.length > 1 ? 'Toutes les dates sont publiées.' : 'Atelier publié.');
  }
}
