import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../platform/access/current-actor.js';
import { readForm } from '../../../platform/http/forms/form.js';
import { invalid, page, type PageResult, type RedirectResult, seeOther } from '../../../platform/http/page.js';
import { Clock } from '../../../platform/time/clock.js';
import { HandoverQueries } from '../handover.queries.js';
import { HandoverService } from '../handover.service.js';
import { HandoverForm } from './handover.form.js';
import { handoverPage, leaversPage } from './handover.page.js';
import { paths } from './paths.js';

/** Someone leaves: what they follow goes to a colleague, in one screen. */
@Controller()
@Allow('structure_manager')
export class HandoverController {
  constructor(
    private readonly handovers: HandoverService,
    private readonly queries: HandoverQueries,
    private readonly clock: Clock,
  ) {}

  @Get(paths.leavers.pattern)
  async choose(@CurrentStructureActor() actor: StructureActor): Promise<PageResult> {
    return page(leaversPage(await this.queries.leavers(actor)));
  }

  @Get(paths.handover.pattern)
  async ask(@CurrentStructureActor() actor: StructureActor, @Param('userId') userId: string): Promise<PageResult> {
    return page(await this.shown(actor, userId, new HandoverForm()));
  }

  @Post(paths.handover.pattern)
  async handOver(
    @CurrentStructureActor() actor: StructureActor,
    @Param('userId') userId: string,
    @Body() body: unknown,
  ): Promise<PageResult | RedirectResult> {
    const form = await readForm(HandoverForm, body);
    if (!form.isValid) return invalid(await this.shown(actor, userId, form));
    const moved = await this.handovers.handOver(actor, userId, form.to);
    const done = moved > 1 ? `${moved}\u00a0orientations confiées` : 'Une orientation confiée';
    return seeOther(paths.leavers.to(), moved === 0 ? 'Il n’y avait plus rien à confier.' : `${done}.`);
  }

  private async shown(actor: StructureActor, userId: string, form: HandoverForm) {
    const leaver = await this.queries.leaver(actor, userId);
    const takers = await this.queries.takers(actor);
    const pending = await this.queries.pending(actor, leaver.id);
    return handoverPage({ leaver, takers, pending, form, today: this.clock.today() });
  }
}
