import { Controller, Get, Query } from '@nestjs/common';
import type { StructureActor } from '../../../../platform/access/actor.js';
import { Allow } from '../../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../../platform/access/current-actor.js';
import { readForm } from '../../../../platform/http/forms/form.js';
import { invalid, page, type PageResult } from '../../../../platform/http/page.js';
import { Clock } from '../../../../platform/time/clock.js';
import { FundFiguresService } from '../../fund/fund-figures.service.js';
import { paths } from '../paths.js';
import { FundFiguresForm } from './fund.form.js';
import { fundFiguresPage } from './fund.page.js';

/** The figures of a caisse: what it received, how soon it answered, its workshops. */
@Controller()
@Allow('fund_agent')
export class FundFiguresController {
  constructor(
    private readonly figures: FundFiguresService,
    private readonly clock: Clock,
  ) {}

  @Get(paths.fund.pattern)
  async show(@CurrentStructureActor() actor: StructureActor, @Query() query: object): Promise<PageResult> {
    const form = await readForm(FundFiguresForm, { periode: 'year', ...query });
    const period = form.period(this.clock.today());
    const about = { form, period, scopeName: actor.workplaceName };
    // What was asked can’t be read: no figures, since they would be those of another question.
    if (!form.isValid) return invalid(fundFiguresPage({ ...about, figures: null }));
    return page(fundFiguresPage({ ...about, figures: await this.figures.of(actor, period, form.pageNumber) }));
  }
}
