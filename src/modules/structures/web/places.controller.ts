import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { Actor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentActor } from '../../../platform/access/current-actor.js';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import { readForm } from '../../../platform/http/forms/form.js';
import { page, type PageResult, type RedirectResult, seeOther } from '../../../platform/http/page.js';
import { Clock } from '../../../platform/time/clock.js';
import { PlaceLinks } from '../place-links.service.js';
import { DirectoryDesk } from './directory-desk.js';
import { directoryPage } from './directory.page.js';
import { LinkForm } from './link.form.js';
import { paths } from './paths.js';
import { PlaceDesk } from './place-desk.js';
import { placePage } from './place.page.js';

@Controller()
@Allow('mediator', 'counter', 'coordinator', 'fund_agent', 'structure_manager', 'administrator')
export class PlacesController {
  constructor(
    private readonly desk: DirectoryDesk,
    private readonly places: PlaceDesk,
    private readonly links: PlaceLinks,
    private readonly clock: Clock,
  ) {}

  @Get(paths.directory.pattern)
  async list(@CurrentActor() actor: Actor, @Query() query: Record<string, unknown>): Promise<PageResult> {
    return page(directoryPage(await this.desk.search(actor, query)));
  }

  @Get(paths.place.pattern)
  async show(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<PageResult> {
    return page(placePage(await this.places.place(actor, id), this.clock.now()));
  }

  @Post(paths.linkPlace.pattern)
  @Allow('administrator')
  async link(@Param('id') id: string, @Body() body: unknown): Promise<RedirectResult> {
    const form = await readForm(LinkForm, body);
    if (!form.isValid) throw new NotFoundError('structure');
    await this.links.link(id, form.structure ?? null);
    return seeOther(
      paths.place.to({ id }),
      form.structure ? 'Lieu relié à la structure.' : 'Lieu séparé de sa structure.',
    );
  }
}
