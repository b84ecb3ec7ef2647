import { Body, Controller, Get, Param, Post, Req, UseInterceptors } from '@nestjs/common';
import type { Request } from 'express';
import { Public } from '../../../../platform/access/allow.js';
import { readForm } from '../../../../platform/http/forms/form.js';
import { invalid, page, PageResult, type RedirectResult, seeOther } from '../../../../platform/http/page.js';
import { PrivateAddress } from '../../../../platform/http/private-address.js';
import { LinkThrottle } from '../../../../platform/links/index.js';
import { Feedback } from '../../feedback/feedback.service.js';
import { feedbackPaths as paths } from '../attendance/paths.js';
import { AnswersForm } from './answers.form.js';
import { answeredHere, noteAnswered } from './feedback-session.js';
import { askPage, unknownAskPage } from './feedback.page.js';

const unknown = (): PageResult => new PageResult(unknownAskPage(), 404);

/** Three questions, for whoever holds the key of the workshop; one answer a browser. */
@Controller()
@Public()
@UseInterceptors(PrivateAddress)
export class FeedbackLinkController {
  constructor(
    private readonly feedback: Feedback,
    private readonly throttle: LinkThrottle,
  ) {}

  @Get(paths.answer.pattern)
  async ask(@Param('token') token: string, @Req() request: Request): Promise<PageResult> {
    const workshop = await this.feedback.find(token);
    return workshop ? page(askPage(token, workshop, new AnswersForm(), answeredHere(request, workshop.id))) : unknown();
  }

  @Post(paths.answer.pattern)
  async answer(
    @Param('token') token: string,
    @Req() request: Request,
    @Body() body: unknown,
  ): Promise<PageResult | RedirectResult> {
    await this.throttle.count('publicForm', request.ip);
    const workshop = await this.feedback.find(token);
    if (!workshop) return unknown();
    const form = (await readForm(AnswersForm, body)).check();
    const closed = workshop.state !== 'open' || answeredHere(request, workshop.id);
    if (!closed && !form.isValid) return invalid(askPage(token, workshop, form, false));
    if (!closed) await this.feedback.answer(workshop.id, form.answers);
    if (!closed) noteAnswered(request, workshop.id);
    return seeOther(paths.answer.to({ token }));
  }
}
