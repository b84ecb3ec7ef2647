import { Body, Controller, Get, Header, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Public } from '../../../platform/access/allow.js';
import { readForm } from '../../../platform/http/forms/form.js';
import { invalid, page, PageResult, seeOther, type RedirectResult } from '../../../platform/http/page.js';
import { Clock } from '../../../platform/time/clock.js';
import { AcceptanceService } from '../invitations/acceptance.service.js';
import { acceptancePage, deadLinkPage } from './acceptance.page.js';
import { ChoosePasswordForm } from './password.forms.js';
import { paths } from './paths.js';
import { openSession } from './session-life.js';

const deadLink = (): PageResult => new PageResult(deadLinkPage(), 404);

/** Someone opens the link of an invitation and chooses a password. The address holds a secret: it goes nowhere else. */
@Controller()
@Public()
export class InvitationController {
  constructor(
    private readonly acceptance: AcceptanceService,
    private readonly clock: Clock,
  ) {}

  @Get(paths.invitation.pattern)
  @Header('Referrer-Policy', 'no-referrer')
  async show(@Param('token') token: string): Promise<PageResult> {
    const invitation = await this.acceptance.find(token);
    return invitation ? page(acceptancePage(token, invitation, new ChoosePasswordForm())) : deadLink();
  }

  @Post(paths.invitation.pattern)
  @Header('Referrer-Policy', 'no-referrer')
  async accept(
    @Param('token') token: string,
    @Req() request: Request,
    @Body() body: unknown,
  ): Promise<PageResult | RedirectResult> {
    const invitation = await this.acceptance.find(token);
    if (!invitation) return deadLink();
    const form = (await readForm(ChoosePasswordForm, body)).checkRepeat();
    const user = form.isValid ? await this.acceptance.accept(token, form.password) : null;
    if (user === undefined) return deadLink();
    if (user && 'weak' in user) form.reject('password', user.weak);
    if (!user || 'weak' in user) return invalid(acceptancePage(token, invitation, form));
    await openSession(request, user, this.clock.now());
    return seeOther('/', 'Bienvenue\u00a0! Votre compte est ouvert.');
  }
}
