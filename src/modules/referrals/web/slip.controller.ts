import { Controller, Get, Param, Query, type StreamableFile } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../platform/access/current-actor.js';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import { readForm } from '../../../platform/http/forms/form.js';
import { page, type PageResult } from '../../../platform/http/page.js';
import { AnswersPdf, pdfFile } from '../../../platform/pdf/index.js';
import { ReferralReading } from '../referral-reading.js';
import { ReferralPapers } from '../slips/referral-papers.js';
import { paths } from './paths.js';
import { SheetForm } from './slip.form.js';
import { papersPage } from './slip.page.js';

/** What is printed of a referral: the person's slip, the letter to a place without e-mail. */
@Controller()
@Allow('mediator', 'counter', 'structure_manager', 'fund_agent')
export class SlipController {
  constructor(
    private readonly reading: ReferralReading,
    private readonly papers: ReferralPapers,
  ) {}

  @Get(paths.papers.pattern)
  async choose(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<PageResult> {
    return page(papersPage(await this.reading.read(actor, id)));
  }

  @Get(paths.slip.pattern)
  @AnswersPdf()
  async slip(
    @CurrentStructureActor() actor: StructureActor,
    @Param('id') id: string,
    @Query() query: unknown,
  ): Promise<StreamableFile> {
    const form = await readForm(SheetForm, query);
    if (!form.isValid) throw new NotFoundError('sheet');
    return pdfFile(await this.papers.slip(actor, id, form.langue, form.format), 'billet.pdf');
  }

  @Get(paths.letter.pattern)
  @AnswersPdf()
  @Allow('mediator', 'counter', 'structure_manager')
  async letter(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<StreamableFile> {
    return pdfFile(await this.papers.letter(actor, id), 'courrier.pdf');
  }
}
