import { Controller, Get, Param, Post, Query, type StreamableFile } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../platform/access/current-actor.js';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import { readForm } from '../../../platform/http/forms/form.js';
import { page, type PageResult, type RedirectResult, seeOther } from '../../../platform/http/page.js';
import { AnswersPdf, pdfFile, Typesetter } from '../../../platform/pdf/index.js';
import { StructuresService } from '../../structures/index.js';
import { InformationSheets } from '../information-sheets.js';
import { information } from '../slips/information.js';
import { informationFacts } from './information-facts.js';
import { informationPage } from './information.page.js';
import { paths } from './paths.js';
import { SheetForm } from './slip.form.js';

/** The sheet that the person takes away: noted when it is given, then printed. */
@Controller()
@Allow('mediator', 'counter', 'structure_manager')
export class InformationController {
  constructor(
    private readonly sheets: InformationSheets,
    private readonly structures: StructuresService,
    private readonly typesetter: Typesetter,
  ) {}

  @Post(paths.information.pattern)
  async give(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<RedirectResult> {
    const sheet = await this.sheets.give(actor, id);
    return seeOther(paths.printInformation.to({ id: sheet.id }));
  }

  @Get(paths.printInformation.pattern)
  async print(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<PageResult> {
    const { sheet, facts } = await this.read(actor, id);
    return page(informationPage(sheet, facts));
  }

  @Get(paths.informationSheet.pattern)
  @AnswersPdf()
  async pdf(
    @CurrentStructureActor() actor: StructureActor,
    @Param('id') id: string,
    @Query() query: unknown,
  ): Promise<StreamableFile> {
    const form = await readForm(SheetForm, query);
    if (!form.isValid) throw new NotFoundError('sheet');
    const { facts } = await this.read(actor, id);
    const sheet = information(facts, form.langue, form.format);
    return pdfFile(await this.typesetter.pdf('referrals/information', sheet), 'information.pdf');
  }

  private async read(actor: StructureActor, id: string) {
    const { sheet, general } = await this.sheets.find(actor, id);
    const fund = sheet.fundId ? await this.structures.require(sheet.fundId) : null;
    const giver = await this.structures.require(sheet.structureId);
    return { sheet, facts: informationFacts(sheet, fund, giver, general) };
  }
}
