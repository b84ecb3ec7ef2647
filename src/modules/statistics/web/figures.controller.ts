import { Controller, Get, Query } from '@nestjs/common';
import type { Actor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentActor } from '../../../platform/access/current-actor.js';
import { readForm } from '../../../platform/http/forms/form.js';
import { invalid, page, type PageResult } from '../../../platform/http/page.js';
import { Clock } from '../../../platform/time/clock.js';
import { CoordinationQueries } from '../../support-sessions/index.js';
import { FiguresQueries } from '../figures.queries.js';
import { previousPeriod } from '../period.js';
import { TagFiguresQueries } from '../tag-figures.queries.js';
import { definitionsPage } from './definitions.page.js';
import { FiguresForm } from './figures.form.js';
import { figuresPage } from './figures.page.js';
import { paths } from './paths.js';

@Controller()
@Allow('coordinator', 'mediator', 'counter', 'structure_manager')
export class FiguresController {
  constructor(
    private readonly figures: FiguresQueries,
    private readonly tagFigures: TagFiguresQueries,
    private readonly coordination: CoordinationQueries,
    private readonly clock: Clock,
  ) {}

  @Get(paths.figures.pattern)
  async show(@CurrentActor() actor: Actor, @Query() query: object): Promise<PageResult> {
    const form = await readForm(FiguresForm, { periode: 'month', ...query });
    const period = form.period(this.clock.today());
    const { structureId } = form;
    const [figures, before, tags, coordination, structures] = await Promise.all([
      this.figures.figures(actor, { ...period, structureId }),
      this.figures.totals(actor, { ...previousPeriod(period), structureId }),
      this.tagFigures.of(actor, { ...period, structureId }),
      this.coordination.totals(actor, period.from, period.to),
      actor.structureId ? [] : this.figures.structures(actor, period.from, period.to),
    ]);
    const followsUp = actor.role === 'coordinator' || actor.role === 'structure_manager';
    const scopeName = actor.workplaceName;
    const beside = { tags, coordination, structures, scopeName, followsUp };
    const shown = figuresPage({ form, period, figures, before, ...beside });
    return form.isValid ? page(shown) : invalid(shown);
  }

  @Get(paths.definitions.pattern)
  @Allow('coordinator', 'mediator', 'counter', 'structure_manager', 'fund_agent')
  definitions(@CurrentActor() { role }: Actor): PageResult {
    return page(definitionsPage(role === 'fund_agent' ? paths.fund.to() : paths.figures.to()));
  }
}
