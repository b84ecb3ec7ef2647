import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { StructureActor } from '../../../../platform/access/actor.js';
import { Allow } from '../../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../../platform/access/current-actor.js';
import { readForm } from '../../../../platform/http/forms/form.js';
import { invalid, page, type PageResult, type RedirectResult, seeOther } from '../../../../platform/http/page.js';
import type { StoredWorkshop } from '../../organising/workshop-records.js';
import { WorkshopsService } from '../../organising/workshops.service.js';
import { CancelForm } from './cancel.form.js';
import { cancelPage } from './cancel.page.js';
import { paths } from './paths.js';
import { dayValue } from './series-change.page.js';

const NONE = 'Cochez au moins une date.';
const MOVED = 'Une de ces dates a changé entre-temps\u00a0: vérifiez la liste, puis confirmez de nouveau.';

/** Cancels a date, or the rest of its series. */
@Controller()
@Allow('mediator', 'counter', 'fund_agent', 'structure_manager')
export class CancelWorkshopController {
  constructor(private readonly workshops: WorkshopsService) {}

  @Get(paths.cancel.pattern)
  async ask(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<PageResult> {
    const workshop = await this.workshops.findToCorrect(actor, id);
    return page(cancelPage(workshop, new CancelForm(), await this.days(workshop), null));
  }

  @Post(paths.cancel.pattern)
  async cancel(
    @CurrentStructureActor() actor: StructureActor,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Promise<PageResult | RedirectResult> {
    const workshop = await this.workshops.findToCorrect(actor, id);
    const form = await readForm(CancelForm, body);
    const days = await this.days(workshop);
    const ids = days.filter((day) => form.days.includes(dayValue(day))).map((day) => day.id);
    const moved = ids.length < form.days.length;
    const error = moved ? MOVED : ids.length === 0 ? NONE : null;
    if (error || !form.isValid) return invalid(cancelPage(workshop, form, days, error));
    await this.workshops.cancel(actor, ids, form.words ?? null);
    return seeOther(paths.show.to({ id }), ids.length > 1 ? `${ids.length}\u00a0dates annulées.` : 'Atelier annulé.');
  }

  /** Itself, even begun, then those of its series that follow. */
  private async days(workshop: StoredWorkshop): Promise<StoredWorkshop[]> {
    const series = await this.workshops.daysToCome(workshop);
    return [workshop, ...series.filter(({ id, startsAt }) => id !== workshop.id && startsAt >= workshop.startsAt)];
  }
}
