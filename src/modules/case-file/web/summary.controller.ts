import { Controller, Get, Param } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../platform/access/current-actor.js';
import { page, type PageResult } from '../../../platform/http/page.js';
import { Clock } from '../../../platform/time/clock.js';
import { SummaryService } from '../summary/summary.service.js';
import { paths } from './paths.js';
import { summaryPage } from './summary.page.js';

@Controller()
@Allow('mediator', 'counter', 'structure_manager')
export class SummaryController {
  constructor(
    private readonly summaries: SummaryService,
    private readonly clock: Clock,
  ) {}

  @Get(paths.summary.pattern)
  async print(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<PageResult> {
    return page(summaryPage(await this.summaries.give(actor, id), actor.workplaceName, this.clock.today()));
  }
}
