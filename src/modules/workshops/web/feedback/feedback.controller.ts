import { Body, Controller, Get, HttpCode, Param, Post, UseInterceptors } from '@nestjs/common';
import type { StructureActor } from '../../../../platform/access/actor.js';
import { Allow } from '../../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../../platform/access/current-actor.js';
import { Config } from '../../../../platform/config/index.js';
import { readForm } from '../../../../platform/http/forms/form.js';
import { invalid, page, type PageResult, type RedirectResult, seeOther } from '../../../../platform/http/page.js';
import { PrivateAddress } from '../../../../platform/http/private-address.js';
import { Clock } from '../../../../platform/time/clock.js';
import { AttendanceSheets } from '../../attendance/attendance-sheet.js';
import { FeedbackResults } from '../../feedback/feedback.queries.js';
import { Feedback } from '../../feedback/feedback.service.js';
import { feedbackPaths as paths } from '../attendance/paths.js';
import { feedbackAddressPage, feedbackPage, feedbackSheetPage } from './feedback.page.js';
import { enteredCounts, PaperCountsForm } from './paper-counts.form.js';

/** What those who came thought of it: results, sheets to print, counts of paper. */
@Controller()
@Allow('mediator', 'counter', 'structure_manager', 'fund_agent')
export class FeedbackController {
  constructor(
    private readonly sheets: AttendanceSheets,
    private readonly feedback: Feedback,
    private readonly results: FeedbackResults,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  @Get(paths.show.pattern)
  async show(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<PageResult> {
    const sheet = await this.sheets.of(actor, id);
    const results = await this.results.of(id);
    return page(feedbackPage(sheet, results, enteredCounts(results.paper), this.clock.now()));
  }

  @Post(paths.show.pattern)
  async enter(
    @CurrentStructureActor() actor: StructureActor,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Promise<PageResult | RedirectResult> {
    const sheet = await this.sheets.of(actor, id);
    const form = await readForm(PaperCountsForm, body);
    if (!form.isValid) return invalid(feedbackPage(sheet, await this.results.of(id), form, this.clock.now()));
    await this.feedback.enterPaper(actor, id, form.counts);
    return seeOther(paths.show.to({ id }), 'Réponses sur papier enregistrées.');
  }

  @Get(paths.sheet.pattern)
  async sheet(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<PageResult> {
    return page(feedbackSheetPage(await this.sheets.of(actor, id)));
  }

  /** The key is in this answer alone: nobody can find it again, and a page that is asked for again makes another. */
  @Post(paths.link.pattern)
  @HttpCode(200)
  @UseInterceptors(PrivateAddress)
  async link(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<PageResult> {
    const sheet = await this.sheets.of(actor, id);
    const token = await this.feedback.mint(actor, id);
    return page(feedbackAddressPage(sheet, new URL(paths.answer.to({ token }), this.config.publicUrl).href));
  }
}
