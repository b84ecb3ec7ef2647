import { Controller, Get, Param, Query } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../platform/access/current-actor.js';
import { page, type PageResult, type RedirectResult, seeOther } from '../../../platform/http/page.js';
import { Clock } from '../../../platform/time/clock.js';
import { isDay } from '../../../platform/time/day.js';
import { beneficiariesPaths, canRegister, DuplicatesQueries } from '../../beneficiaries/index.js';
import { CaseFilesService } from '../case-files.service.js';
import { caseFilePage } from './case-file.page.js';
import { historyPage } from './history.page.js';
import { paths } from './paths.js';

@Controller()
@Allow('mediator', 'counter', 'structure_manager', 'fund_agent')
export class CaseFileController {
  constructor(
    private readonly files: CaseFilesService,
    private readonly duplicates: DuplicatesQueries,
    private readonly clock: Clock,
  ) {}

  @Get(beneficiariesPaths.caseFile.pattern)
  async show(
    @CurrentStructureActor() actor: StructureActor,
    @Param('id') id: string,
  ): Promise<PageResult | RedirectResult> {
    const file = await this.files.open(actor, id);
    // The file asked for was merged into this one.
    if (file.person.id !== id) return seeOther(beneficiariesPaths.caseFile.to({ id: file.person.id }));
    const duplicates = canRegister(actor) ? await this.duplicates.countFor(actor, id) : 0;
    return page(caseFilePage(file, actor, this.clock.now(), duplicates));
  }

  @Get(paths.history.pattern)
  async history(
    @CurrentStructureActor() actor: StructureActor,
    @Param('id') id: string,
    @Query('avant') upTo: unknown,
  ): Promise<PageResult> {
    return page(historyPage(await this.files.story(actor, id, isDay(upTo) ? upTo : null), this.clock.now()));
  }
}
