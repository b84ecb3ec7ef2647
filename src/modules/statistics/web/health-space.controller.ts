import { Controller, Get, Header, Query, StreamableFile } from '@nestjs/common';
import type { Actor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentActor } from '../../../platform/access/current-actor.js';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import { readForm } from '../../../platform/http/forms/form.js';
import { invalid, page, type PageResult } from '../../../platform/http/page.js';
import { Clock } from '../../../platform/time/clock.js';
import { HealthSpaceFigures, isGuarded } from '../health-space-figures.service.js';
import { HealthSpaceForm } from './health-space.form.js';
import { healthSpacePage } from './health-space.page.js';
import { paths } from './paths.js';

@Controller()
@Allow('coordinator', 'mediator', 'counter', 'structure_manager')
export class HealthSpaceController {
  constructor(
    private readonly figures: HealthSpaceFigures,
    private readonly clock: Clock,
  ) {}

  @Get(paths.healthSpace.pattern)
  async show(@CurrentActor() actor: Actor, @Query() query: object): Promise<PageResult> {
    const form = await readForm(HealthSpaceForm, { periode: 'year', ...query });
    const period = form.period(this.clock.today());
    const table = await this.figures.table(actor, period);
    const guarded = isGuarded(actor);
    const shown = healthSpacePage({ form, period, table, guarded, scopeName: actor.workplaceName });
    return form.isValid ? page(shown) : invalid(shown);
  }

  @Get(paths.healthSpaceExport.pattern)
  @Header('Cache-Control', 'no-store')
  async export(@CurrentActor() actor: Actor, @Query() query: object): Promise<StreamableFile> {
    const form = await readForm(HealthSpaceForm, { ...query, periode: 'custom' });
    const { from, to } = form.period(this.clock.today());
    if (!form.isValid) throw new NotFoundError('export');
    return new StreamableFile(Buffer.from(await this.figures.csv(actor, { from, to })), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="mon-espace-sante-${from}-${to}.csv"`,
    });
  }
}
