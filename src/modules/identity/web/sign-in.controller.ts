import { Body, Controller, Get, Post, Query, Req, UseGuards } from '@nestjs/common';
import type { Request } from 'express';
import { signedInUser } from '../../../platform/access/actor.js';
import { Public, SignedInOnly } from '../../../platform/access/allow.js';
import { readForm } from '../../../platform/http/forms/form.js';
import { invalid, page, seeOther, type PageResult, type RedirectResult } from '../../../platform/http/page.js';
import { Clock } from '../../../platform/time/clock.js';
import { LocalGuard, type SignInResult } from '../sign-in/local.strategy.js';
import { paths } from './paths.js';
import { closeSession, openSession } from './session-life.js';
import { SignInForm } from './sign-in.form.js';
import { signInPage } from './sign-in.page.js';

const messages = {
  wrong: 'L’adresse mail ou le mot de passe ne convient pas. Vérifiez les deux, puis recommencez.',
  'too-many': 'Trop d’essais. Attendez un quart d’heure, ou demandez de l’aide à la personne qui administre l’outil.',
  incomplete: '',
};

/** Only a page of ours, never another site's. */
const safe = (wanted: unknown): string | undefined =>
  typeof wanted === 'string' && /^\/(?![/\\])/.test(wanted) ? wanted : undefined;

@Controller()
export class SignInController {
  constructor(private readonly clock: Clock) {}

  @Public()
  @Get(paths.signIn.pattern)
  show(@Req() request: Request, @Query('suite') wanted?: string): PageResult | RedirectResult {
    if (signedInUser(request)) return seeOther(safe(wanted) ?? '/');
    return page(signInPage(new SignInForm(), safe(wanted)));
  }

  @Public()
  @UseGuards(LocalGuard)
  @Post(paths.signIn.pattern)
  async signIn(@Req() request: Request, @Body() body: unknown, @Query('suite') wanted?: string) {
    const result = request.user as unknown as SignInResult;
    if (typeof result === 'string') {
      delete request.user;
      const form = await readForm(SignInForm, body);
      if (result !== 'incomplete') form.reject('email', messages[result]);
      return invalid(signInPage(form, safe(wanted)));
    }
    await openSession(request, result, this.clock.now());
    return seeOther(safe(wanted) ?? '/');
  }

  @SignedInOnly()
  @Post(paths.signOut.pattern)
  async signOut(@Req() request: Request): Promise<RedirectResult> {
    await closeSession(request);
    return seeOther(paths.signIn.to());
  }
}
