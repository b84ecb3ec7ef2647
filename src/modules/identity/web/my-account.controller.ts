import { Body, Controller, Get, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import type { SignedIn } from '../../../platform/access/actor.js';
import { SignedInOnly } from '../../../platform/access/allow.js';
import { CurrentUser } from '../../../platform/access/current-actor.js';
import { readForm } from '../../../platform/http/forms/form.js';
import { invalid, page, seeOther, type PageResult, type RedirectResult } from '../../../platform/http/page.js';
import { Clock } from '../../../platform/time/clock.js';
import { ActorsQueries } from '../actors.queries.js';
import { PasswordChangeService, type PasswordChangeRefusal } from '../sign-in/password-change.service.js';
import { myAccountPage } from './my-account.page.js';
import { ChangePasswordForm } from './password.forms.js';
import { paths } from './paths.js';
import { renewSession } from './session-life.js';

@Controller()
@SignedInOnly()
export class MyAccountController {
  constructor(
    private readonly passwords: PasswordChangeService,
    private readonly actors: ActorsQueries,
    private readonly clock: Clock,
  ) {}

  @Get(paths.myAccount.pattern)
  async show(@CurrentUser() user: SignedIn): Promise<PageResult> {
    return page(await this.pageOf(user, new ChangePasswordForm()));
  }

  @Post(paths.myAccount.pattern)
  async change(
    @CurrentUser() user: SignedIn,
    @Req() request: Request,
    @Body() body: unknown,
  ): Promise<PageResult | RedirectResult> {
    const form = (await readForm(ChangePasswordForm, body)).checkRepeat();
    const passwords = { current: form.current, next: form.password };
    const refusal = form.isValid
      ? await this.passwords.change(user.userId, passwords, request.ip ?? 'unknown')
      : undefined;
    if (refusal) explain(form, refusal);
    if (!form.isValid) return invalid(await this.pageOf(user, form));
    await renewSession(request, user, this.clock.now());
    return seeOther(paths.myAccount.to(), 'Votre mot de passe est changé. Vos autres connexions sont fermées.');
  }

  private async pageOf(user: SignedIn, form: ChangePasswordForm) {
    return myAccountPage(user, await this.actors.workplaces(user.userId), form);
  }
}

function explain(form: ChangePasswordForm, refusal: PasswordChangeRefusal): void {
  if (refusal.reason === 'weak') form.reject('password', refusal.message);
  else if (refusal.reason === 'wrong') form.reject('current', 'Ce n’est pas votre mot de passe actuel.');
  else form.reject('current', 'Trop d’essais. Attendez un quart d’heure, puis recommencez.');
}
