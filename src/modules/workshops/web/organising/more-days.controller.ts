import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { StructureActor } from '../../../../platform/access/actor.js';
import { Allow } from '../../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../../platform/access/current-actor.js';
import { NotFoundError } from '../../../../platform/errors/domain-error.js';
import { readForm } from '../../../../platform/http/forms/form.js';
import { invalid, page, type PageResult, type RedirectResult, seeOther } from '../../../../platform/http/page.js';
import { Clock } from '../../../../platform/time/clock.js';
import { addDays } from '../../../../platform/time/day.js';
import { NewWorkshops } from '../../organising/new-workshops.service.js';
import { LONGEST_SERIES_DAYS } from '../../organising/series-days.js';
import { wallTimesOf } from '../../organising/wall-times.js';
import { type StoredWorkshop, WorkshopRecords } from '../../organising/workshop-records.js';
import { isRefusal, type WorkshopRefusal } from '../../organising/workshop-refusal.js';
import { WorkshopsService } from '../../organising/workshops.service.js';
import { MoreDaysForm } from './more-days.form.js';
import { moreDaysPage } from './more-days.page.js';
import { paths } from './paths.js';
import { clashWords } from './workshop-words.js';

/** More dates of a series, after what one of its dates announces. */
@Controller()
@Allow('mediator', 'counter', 'fund_agent', 'structure_manager')
export class MoreDaysController {
  constructor(
    private readonly workshops: WorkshopsService,
    private readonly records: WorkshopRecords,
    private readonly creation: NewWorkshops,
    private readonly clock: Clock,
  ) {}

  @Get(paths.moreDays.pattern)
  async show(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<PageResult> {
    const { workshop } = await this.ofSeries(actor, id);
    return page(moreDaysPage(workshop, new MoreDaysForm(), null));
  }

  @Post(paths.moreDays.pattern)
  async add(
    @CurrentStructureActor() actor: StructureActor,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Promise<PageResult | RedirectResult> {
    const { workshop, seriesId } = await this.ofSeries(actor, id);
    const form = (await readForm(MoreDaysForm, body)).check(...(await this.bounds(workshop, seriesId)));
    if (!form.isValid) return invalid(moreDaysPage(workshop, form, null));
    const times = wallTimesOf(workshop, workshop.zone);
    const series = { id: seriesId, like: workshop, times, publish: workshop.status === 'published' };
    const added = await this.creation.addDays(actor, series, form.days);
    if (isRefusal(added)) return invalid(moreDaysPage(workshop, form, refusalWords(added, workshop.zone)));
    return seeOther(paths.show.to({ id }), addedWords(added.count));
  }

  private async ofSeries(actor: StructureActor, id: string): Promise<{ workshop: StoredWorkshop; seriesId: string }> {
    const workshop = await this.workshops.findToOrganise(actor, id);
    if (!workshop.seriesId) throw new NotFoundError('series');
    return { workshop, seriesId: workshop.seriesId };
  }

  private async bounds({ zone }: StoredWorkshop, seriesId: string): Promise<[string, string]> {
    const tomorrow = addDays(this.clock.today(zone), 1);
    const first = (await this.records.beginningOf(seriesId)) ?? tomorrow;
    return [tomorrow, addDays(first, LONGEST_SERIES_DAYS)];
  }
}

const refusalWords = (refusal: WorkshopRefusal, zone: string): string =>
  refusal.refused === 'devices' && refusal.clash
    ? clashWords(refusal.clash, zone)
    : 'Le matériel vient d’être promis à un autre atelier\u00a0: regardez «\u00a0Matériel\u00a0».';

const addedWords = (count: number): string => {
  if (count === 0) return 'La série avait déjà ces dates.';
  return count > 1 ? `${count}\u00a0dates ajoutées.` : 'Date ajoutée.';
};
