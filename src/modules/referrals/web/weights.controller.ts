import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import type { Actor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentActor } from '../../../platform/access/current-actor.js';
import { readForm } from '../../../platform/http/forms/form.js';
import { invalid, page, type PageResult, type RedirectResult, seeOther } from '../../../platform/http/page.js';
import { WeightsDesk } from '../weights/weights-desk.js';
import { ApplyWeightsForm, WeightsForm } from './weights.form.js';
import { changePage, explainedPage, previewPage, weightsPage } from './weights.page.js';
import { weightsPaths as paths } from './weights.paths.js';

/** How suggestions are ranked: read, tried on past referrals, changed. */
@Controller()
@Allow('administrator')
export class WeightsController {
  constructor(private readonly desk: WeightsDesk) {}

  @Get(paths.table.pattern)
  async table(@CurrentActor() actor: Actor): Promise<PageResult> {
    return page(weightsPage(await this.desk.read(actor)));
  }

  @Get(paths.change.pattern)
  async change(): Promise<PageResult> {
    const { weights } = await this.desk.inForce();
    return page(changePage(WeightsForm.with(weights)));
  }

  @Get(paths.preview.pattern)
  async preview(@Query() query: unknown): Promise<PageResult | RedirectResult> {
    const form = (await readForm(WeightsForm, query)).checkSomeCount();
    if (form.isBlank) return seeOther(paths.change.to());
    if (!form.isValid) return invalid(changePage(form));
    const trial = ApplyWeightsForm.trying(form.weights);
    return page(previewPage(await this.desk.preview(form.weights), trial));
  }

  @Post(paths.table.pattern)
  async apply(@CurrentActor() actor: Actor, @Body() body: unknown): Promise<PageResult | RedirectResult> {
    const form = (await readForm(ApplyWeightsForm, body)).checkSomeCount();
    if (form.hasWrongWeight) return invalid(changePage(form));
    if (!form.isValid) return invalid(previewPage(await this.desk.preview(form.weights), form));
    const { weights, words, version: after = 0 } = form;
    const { version } = await this.desk.apply(actor, { after, weights, words });
    return seeOther(paths.table.to(), `Le réglage ${version} est en vigueur.`);
  }
}

/** For whoever refers people: the same table, to read. */
@Controller()
@Allow('mediator', 'counter', 'structure_manager', 'coordinator', 'fund_agent')
export class RankingController {
  constructor(private readonly desk: WeightsDesk) {}

  @Get(paths.explained.pattern)
  async explained(): Promise<PageResult> {
    return page(explainedPage(await this.desk.inForce()));
  }
}
