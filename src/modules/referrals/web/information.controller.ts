import { Controller, Get, Param, Post } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../platform/access/current-actor.js';
import { page, type PageResult, type RedirectResult, seeOther } from '../../../platform/http/page.js';
import { StructuresService } from '../../structures/index.js';
import { InformationSheets } from '../information-sheets.js';
import { informationPage } from './information.page.js';
import { paths } from './paths.js';

/** The sheet that the person takes away: noted when it is given, then printed. */
@Controller()
@Allow('mediator', 'counter', 'structure_manager')
export class InformationController {
  constructor(
    private readonly sheets: InformationSheets,
    private readonly structures: StructuresService,
  ) {}

  @Post(paths.information.pattern)
  async give(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<RedirectResult> {
    const sheet = await this.sheets.give(actor, id);
    return seeOther(paths.printInformation.to({ id: sheet.id }));
  }

  @Get(paths.printInformation.pattern)
  async print(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<PageResult> {
    const { sheet, general } = await this.sheets.find(actor, id);
    const fund = sheet.fundId ? await this.structures.require(sheet.fundId) : null;
    const giver = await this.structures.require(sheet.structureId);
    return page(informationPage(sheet, fund, giver, general));
  }
}
