import { Body, Controller, Get, Param, Post, Query, type StreamableFile } from '@nestjs/common';
import type { Actor } from '../../../../platform/access/actor.js';
import { Allow } from '../../../../platform/access/allow.js';
import { CurrentActor } from '../../../../platform/access/current-actor.js';
import { NotFoundError } from '../../../../platform/errors/domain-error.js';
import { readForm } from '../../../../platform/http/forms/form.js';
import { invalid, page, type PageResult, type RedirectResult, seeOther } from '../../../../platform/http/page.js';
import { AnswersPdf } from '../../../../platform/pdf/index.js';
import { REPORTERS } from '../report.policy.js';
import { FrozenReports } from '../reports.service.js';
import { CloseReportForm } from './close-report.form.js';
import { ClosingDesk } from './closing-desk.js';
import { DocumentForm } from './document.form.js';
import { reportsPaths } from './paths.js';
import { ReportDesk } from './report-desk.js';
import { reportPage } from './report.page.js';

/** Periods that are closed, and what they said. */
@Controller()
@Allow(...REPORTERS)
export class ReportsController {
  constructor(
    private readonly reports: FrozenReports,
    private readonly closing: ClosingDesk,
    private readonly desk: ReportDesk,
  ) {}

  @Get(reportsPaths.list.pattern)
  async list(@CurrentActor() actor: Actor, @Query() query: Record<string, unknown>): Promise<PageResult> {
    const narrowed = await this.closing.narrowed(actor, query);
    const shown = await this.closing.page(actor, new CloseReportForm(), narrowed, query['apres']);
    return narrowed.errors.length > 0 ? invalid(shown) : page(shown);
  }

  @Post(reportsPaths.list.pattern)
  async close(@CurrentActor() actor: Actor, @Body() body: unknown): Promise<PageResult | RedirectResult> {
    const form = await readForm(CloseReportForm, body);
    const narrowed = await this.closing.narrowed(actor, body);
    const period = this.closing.periodOf(form);
    if (!period || !form.isValid || narrowed.errors.length > 0) {
      return invalid(await this.closing.page(actor, form, narrowed));
    }
    const id = await this.reports.close(actor, { period, filters: narrowed.filters, filterWords: narrowed.words });
    return seeOther(reportsPaths.show.to({ id }), 'Les chiffres sont arrêtés\u00a0: ce rapport ne changera plus.');
  }

  @Get(reportsPaths.show.pattern)
  async show(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<PageResult> {
    const report = await this.reports.find(actor, id);
    return page(reportPage(await this.desk.shown(actor, report)));
  }

  @Get(reportsPaths.document.pattern)
  @AnswersPdf()
  async document(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() query: unknown,
  ): Promise<StreamableFile> {
    const form = await readForm(DocumentForm, query);
    const report = await this.reports.find(actor, id);
    if (!form.isValid) throw new NotFoundError('document');
    return this.desk.document(report, form, 'own');
  }
}
