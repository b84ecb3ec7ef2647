import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { Actor } from '../../../../platform/access/actor.js';
import { Allow } from '../../../../platform/access/allow.js';
import { CurrentActor } from '../../../../platform/access/current-actor.js';
import { page, type PageResult, type RedirectResult, seeOther } from '../../../../platform/http/page.js';
import { Clock } from '../../../../platform/time/clock.js';
import { endOfMonth, startOfMonth } from '../../../../platform/time/day.js';
import { CoordinationQueries } from '../../coordination/coordination.queries.js';
import { CoordinationService } from '../../coordination/coordination.service.js';
import { cursorOf } from '../cursor.js';
import { coordinationPage, removeCoordinationPage } from './coordination.page.js';
import { coordinationListPage } from './coordination-list.page.js';
import { paths } from './paths.js';

const PAGE = 50;

/** Reading and removing one's own activities of coordination. */
@Controller()
@Allow('coordinator', 'mediator', 'structure_manager')
export class CoordinationController {
  constructor(
    private readonly activities: CoordinationService,
    private readonly queries: CoordinationQueries,
    private readonly clock: Clock,
  ) {}

  @Get(paths.list.pattern)
  async list(@CurrentActor() actor: Actor, @Query('avant') before?: string): Promise<PageResult> {
    const after = cursorOf(before);
    const today = this.clock.today();
    const found = await this.queries.page(actor, after, PAGE + 1);
    const month = after ? null : await this.queries.totals(actor, startOfMonth(today), endOfMonth(today));
    const lines = found.slice(0, PAGE);
    return page(coordinationListPage({ actor, today, lines, hasNext: found.length > PAGE, month }));
  }

  @Get(paths.show.pattern)
  async show(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<PageResult> {
    return page(coordinationPage(await this.activities.findOwn(actor, id)));
  }

  @Get(paths.remove.pattern)
  async confirm(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<PageResult> {
    return page(removeCoordinationPage(await this.activities.findOwn(actor, id)));
  }

  @Post(paths.remove.pattern)
  async remove(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<RedirectResult> {
    await this.activities.remove(actor, id);
    return seeOther(paths.list.to(), 'Activité supprimée.');
  }
}
