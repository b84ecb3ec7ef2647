import { Controller, Get, Param, Query, Req, type StreamableFile, UseInterceptors } from '@nestjs/common';
import type { Request } from 'express';
import { Public } from '../../../../platform/access/allow.js';
import { NotFoundError } from '../../../../platform/errors/domain-error.js';
import { readForm } from '../../../../platform/http/forms/form.js';
import { page, type PageResult } from '../../../../platform/http/page.js';
import { PrivateAddress } from '../../../../platform/http/private-address.js';
import { LinkThrottle } from '../../../../platform/links/index.js';
import { AnswersPdf } from '../../../../platform/pdf/index.js';
import { usualModel } from '../../reports/report-models.js';
import { DocumentForm } from '../../reports/web/document.form.js';
import { ReportDesk } from '../../reports/web/report-desk.js';
import { wholeDocument } from '../../reports/whole-document.js';
import { ReportShares } from '../report-shares.service.js';
import { sharingPaths } from './paths.js';
import { sharedReportPage } from './shared-report.page.js';

/**
 * A report by a link, without an account. It opens at once: nothing is done by reading it, so that a program that checks
 * mails does no harm. The key stays in the address, which goes to no other site.
 */
@Controller()
@Public()
@UseInterceptors(PrivateAddress)
export class SharedReportController {
  constructor(
    private readonly shares: ReportShares,
    private readonly desk: ReportDesk,
    private readonly throttle: LinkThrottle,
  ) {}

  @Get(sharingPaths.open.pattern)
  async show(@Param('token') token: string, @Req() request: Request): Promise<PageResult> {
    await this.throttle.count('opening', request.ip);
    const report = await this.shares.open(token);
    const document = wholeDocument(report, 'full', true, this.desk.definitionsAddress);
    return page(sharedReportPage(document, token, usualModel(report.kind)));
  }

  @Get(sharingPaths.document.pattern)
  @AnswersPdf()
  async document(
    @Param('token') token: string,
    @Query() query: unknown,
    @Req() request: Request,
  ): Promise<StreamableFile> {
    await this.throttle.count('opening', request.ip);
    const form = await readForm(DocumentForm, query);
    const report = await this.shares.open(token);
    if (!form.isValid) throw new NotFoundError('document');
    return this.desk.document(report, form, 'shared');
  }
}
