import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import type { Actor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentActor } from '../../../platform/access/current-actor.js';
import { readForm } from '../../../platform/http/forms/form.js';
import { invalid, page, type PageResult, type RedirectResult, seeOther } from '../../../platform/http/page.js';
import { AddressDesk } from './address-desk.js';
import { AddressForm } from './address.form.js';
import { DirectoryDesk } from './directory-desk.js';
import { directoryPage } from './directory.page.js';
import type { MapAnswer } from './map-answer.js';
import { MapDesk } from './map-desk.js';
import { paths } from './paths.js';

@Controller()
@Allow('mediator', 'counter', 'coordinator', 'fund_agent', 'structure_manager', 'administrator')
export class MapController {
  constructor(
    private readonly desk: DirectoryDesk,
    private readonly map: MapDesk,
    private readonly addresses: AddressDesk,
  ) {}

  @Get(paths.directoryMap.pattern)
  async show(@CurrentActor() actor: Actor, @Query() query: Record<string, unknown>): Promise<PageResult> {
    const shown = await this.desk.search(actor, query);
    return page(directoryPage(shown, { map: await this.map.model(shown) }));
  }

  @Get(paths.directoryPoints.pattern)
  points(@CurrentActor() actor: Actor, @Query() query: Record<string, unknown>): Promise<MapAnswer> {
    return this.map.points(actor, query);
  }

  @Post(paths.directoryAddress.pattern)
  async around(@CurrentActor() actor: Actor, @Body() body: unknown): Promise<PageResult | RedirectResult> {
    const form = await readForm(AddressForm, body);
    const address = await this.addresses.around(actor, form);
    if (address) return seeOther(address);
    const shown = await this.desk.search(actor, this.addresses.rest(form));
    return invalid(directoryPage(shown, { address: form }));
  }
}
