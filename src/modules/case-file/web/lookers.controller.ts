import { Controller, Get, Param, Query } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../platform/access/current-actor.js';
import { page, type PageResult } from '../../../platform/http/page.js';
import { Clock } from '../../../platform/time/clock.js';
import { LookersService } from '../lookers.service.js';
import { lookersPage } from './lookers.page.js';
import { paths } from './paths.js';

@Controller()
@Allow('mediator', 'structure_manager')
export class LookersController {
  constructor(
    private readonly lookers: LookersService,
    private readonly clock: Clock,
  ) {}

  @Get(paths.lookers.pattern)
  async read(
    @CurrentStructureActor() actor: StructureActor,
    @Param('id') id: string,
    @Query('avant') typed: unknown,
  ): Promise<PageResult> {
    const before = typeof typed === 'string' && /^\d{1,15}$/.test(typed) ? Number(typed) : null;
    return page(lookersPage(await this.lookers.read(actor, id, before), before, this.clock.now()));
  }
}
