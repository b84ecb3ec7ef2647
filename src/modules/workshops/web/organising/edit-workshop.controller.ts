import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { StructureActor } from '../../../../platform/access/actor.js';
import { Allow } from '../../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../../platform/access/current-actor.js';
import { readForm } from '../../../../platform/http/forms/form.js';
import { invalid, page, type PageResult, type RedirectResult, seeOther } from '../../../../platform/http/page.js';
import { type PlannedDay, planDays } from '../../organising/series-plan.js';
import { type Correction, WorkshopCorrections } from '../../organising/workshop-corrections.service.js';
import type { StoredWorkshop } from '../../organising/workshop-records.js';
import { WorkshopsService } from '../../organising/workshops.service.js';
import { paths } from './paths.js';
import { dayValue, mustAsk, seriesChangePage } from './series-change.page.js';
import { WorkshopForm } from './workshop.form.js';
import { WorkshopForms, type Written } from './workshop-forms.js';
import { WorkshopPrefill } from './workshop-prefill.js';
import { rejectFor } from './workshop-refusals.js';

type Planned = PlannedDay<StoredWorkshop>;

const NONE = 'Cochez au moins une date, ou revenez à l’atelier.';
const MOVED = 'Une de ces dates a changé entre-temps\u00a0: vérifiez la liste, puis confirmez de nouveau.';

/** A correction of one date, or of several of its series: those that weigh are asked about. */
@Controller()
@Allow('mediator', 'counter', 'fund_agent', 'structure_manager')
export class EditWorkshopController {
  constructor(
    private readonly forms: WorkshopForms,
    private readonly prefill: WorkshopPrefill,
    private readonly workshops: WorkshopsService,
    private readonly corrections: WorkshopCorrections,
  ) {}

  @Get(paths.edit.pattern)
  async show(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<PageResult> {
    const workshop = await this.workshops.findToCorrect(actor, id);
    return this.forms.show(actor, await this.prefill.ofWorkshop(workshop), workshop);
  }

  @Post(paths.edit.pattern)
  @HttpCode(200)
  async correct(
    @CurrentStructureActor() actor: StructureActor,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Promise<PageResult | RedirectResult> {
    const workshop = await this.workshops.findToCorrect(actor, id);
    const form = await readForm(WorkshopForm, body);
    if (form.act === 'place') return this.forms.lookUp(actor, form, workshop);
    const written = await this.forms.read(actor, form, workshop);
    if (form.version !== workshop.version) rejectFor(form, { refused: 'stale' }, workshop.zone);
    if (!form.isValid) return this.forms.refused(actor, form, written);
    const several = workshop.seriesId !== null && (form.scope === 'following' || form.scope === 'all');
    if (several) return this.series(actor, form, body, workshop, written);
    const content = { ...written.submission.announced, ...written.submission.span };
    return this.save(actor, form, written, [{ id, content, version: workshop.version }]);
  }

  private async series(
    actor: StructureActor,
    form: WorkshopForm,
    body: unknown,
    workshop: StoredWorkshop,
    written: Written,
  ): Promise<PageResult | RedirectResult> {
    const { announced, span, times } = written.submission;
    const days = await this.workshops.daysToCome(workshop);
    const meant = form.scope === 'all' ? days : days.filter(({ startsAt }) => startsAt >= workshop.startsAt);
    const planned = planDays(workshop, { ...announced, ...span, times, day: form.day }, meant);
    if (form.act !== 'apply') {
      const others = planned.filter((day) => day.workshop.id !== workshop.id);
      if (others.some(mustAsk)) return page(seriesChangePage(workshop, body, planned, null));
      return this.save(actor, form, written, planned.map(correctionOf));
    }
    const ticked = planned.filter((day) => form.days.includes(dayValue(day.workshop)));
    const moved = ticked.length < form.days.length;
    if (moved || ticked.length === 0) return invalid(seriesChangePage(workshop, body, planned, moved ? MOVED : NONE));
    return this.save(actor, form, written, ticked.map(correctionOf));
  }

  private async save(
    actor: StructureActor,
    form: WorkshopForm,
    written: Written,
    corrections: readonly Correction[],
  ): Promise<PageResult | RedirectResult> {
    const id = written.desk.workshop?.id ?? '';
    const result = await this.corrections.correct(actor, corrections);
    if (result === 'saved') return seeOther(paths.show.to({ id }), savedWords(corrections.length));
    rejectFor(form, result, written.submission.announced.zone);
    const workshop = await this.workshops.findToCorrect(actor, id);
    return this.forms.refused(actor, form, { ...written, desk: { ...written.desk, workshop } });
  }
}

const correctionOf = ({ workshop, content }: Planned): Correction => ({
  ...{ id: workshop.id, version: workshop.version, content },
});

const savedWords = (count: number): string => (count > 1 ? `${count}\u00a0dates modifiées.` : 'Atelier modifié.');
