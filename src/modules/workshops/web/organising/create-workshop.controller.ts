import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import type { StructureActor } from '../../../../platform/access/actor.js';
import { Allow } from '../../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../../platform/access/current-actor.js';
import { readForm } from '../../../../platform/http/forms/form.js';
import { invalid, page, type PageResult, type RedirectResult, seeOther } from '../../../../platform/http/page.js';
import { isId, newId } from '../../../../platform/ids.js';
import type { Day } from '../../../../platform/time/day.js';
import { NewWorkshops } from '../../organising/new-workshops.service.js';
import type { SeriesRule } from '../../organising/series-days.js';
import { isRefusal } from '../../organising/workshop-refusal.js';
import { paths } from './paths.js';
import { seriesDatesPage } from './series-dates.page.js';
import { WorkshopForm } from './workshop.form.js';
import { WorkshopForms, type Written } from './workshop-forms.js';
import { WorkshopPrefill } from './workshop-prefill.js';
import { rejectFor } from './workshop-refusals.js';
import { ruleOf, seriesDays, tickedDays } from './workshop-submission.js';

const DATES_TICKED = ['create', 'create-draft'];

/** A new workshop: one date, or a series whose dates are looked at before they are made. */
@Controller()
@Allow('mediator', 'counter', 'fund_agent', 'structure_manager')
export class CreateWorkshopController {
  constructor(
    private readonly forms: WorkshopForms,
    private readonly prefill: WorkshopPrefill,
    private readonly workshops: NewWorkshops,
  ) {}

  /** @param programme what to begin from: the code of a programme */
  @Get(paths.create.pattern)
  async show(
    @CurrentStructureActor() actor: StructureActor,
    @Query('modele') programme: unknown,
    @Query('comme') workshop: unknown,
  ): Promise<PageResult> {
    const from = { programme: textOf(programme), workshop: textOf(workshop) };
    return this.forms.show(actor, await this.prefill.ofNew(actor, from), null, from.programme);
  }

  @Post(paths.create.pattern)
  @HttpCode(200)
  async create(
    @CurrentStructureActor() actor: StructureActor,
    @Body() body: unknown,
  ): Promise<PageResult | RedirectResult> {
    const form = await readForm(WorkshopForm, body);
    if (!isId(form.formKey)) form.formKey = newId();
    if (form.act === 'place') return this.forms.lookUp(actor, form);
    if (form.act === 'back') return this.forms.show(actor, form);
    const written = await this.forms.read(actor, form);
    if (!form.isValid) return this.forms.refused(actor, form, written);
    const rule = ruleOf(form);
    return rule ? this.series(actor, form, body, written, rule) : this.write(actor, form, written, [form.day], null);
  }

  private async series(
    actor: StructureActor,
    form: WorkshopForm,
    body: unknown,
    written: Written,
    rule: SeriesRule,
  ): Promise<PageResult | RedirectResult> {
    const days = seriesDays(form, rule, written.submission.communeInsee);
    if (!form.isValid) return this.forms.refused(actor, form, written);
    if (!DATES_TICKED.includes(form.act ?? '')) return page(seriesDatesPage(form, body, days));
    const ticked = tickedDays(form, days);
    if (ticked.length === 0) return invalid(seriesDatesPage(form, body, days));
    const excludedDays = days.map(({ day }) => day).filter((day) => !ticked.includes(day));
    return this.write(actor, form, written, ticked, { ...rule, excludedDays });
  }

  private async write(
    actor: StructureActor,
    form: WorkshopForm,
    written: Written,
    days: readonly Day[],
    rule: SeriesRule | null,
  ): Promise<PageResult | RedirectResult> {
    const { announced, times } = written.submission;
    const publish = form.act !== 'draft' && form.act !== 'create-draft';
    const made = await this.workshops.create(actor, {
      ...{ formKey: form.formKey ?? newId(), announced, times, days, rule, publish },
      programme: form.programme ?? null,
    });
    if (isRefusal(made)) {
      rejectFor(form, made, announced.zone);
      return this.forms.refused(actor, form, written);
    }
    return seeOther(paths.show.to({ id: made.id }), madeWords(made.count, publish));
  }
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value.slice(0, 40) : undefined);

function madeWords(count: number, published: boolean): string {
  if (count > 1) return published ? `${count}\u00a0dates publiées.` : `${count}\u00a0dates en brouillon.`;
  return published ? 'Atelier publié.' : 'Atelier en brouillon\u00a0: publiez-le quand il est prêt.';
}
