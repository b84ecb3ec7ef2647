import { Body, Controller, Get, Post, Query, Req, UseGuards } from '@nestjs/common';
import type { Request } from 'express';
import { signedInUser } from '../../../platform/access/actor.js';
import { Public, SignedInOnly } from '../../../platform/access/allow.js';
import { readForm } from '../../../platform/http/forms/form.js';
import { invalid, page, seeOther, type PageResult, type RedirectResult } from '../../../platform/http/page.js';
import { Clock } from '../../../platform/time/clock.js';
import { LocalGuard } from '../sign-in/local.strategy.js';
import { ownAddress } from './own-address.js';
import { paths } from './paths.js';
import { closeSession, openSession } from './session-life.js';
import { SignInForm } from './sign-in.form.js';
import { signInPage } from './sign-in.page.js';

const messages = {
  wrong: 'L’adresse mail ou le mot de passe ne convient pas. Vérifiez les deux, puis recommencez.',
  'too-many': 'Trop d’essais. Attendez un quart d’heure, ou demandez de l’aide à la personne qui administre l’outil.',
  incomplete: '',
};

@Controller()
export class SignInController {
  constructor(private readonly clock: Clock) {}

  @Public()
  @Get(paths.signIn.pattern)
  show(@Req() request: Request, @Query('suite') wanted?: unknown): PageResult | RedirectResult {
    if (signedInUser(request)) return seeOther(ownAddress(wanted) ?? '/');
    return page(signInPage(new SignInForm(), ownAddress(wanted)));
  }

  @Public()
  @UseGuards(LocalGuard)
  @Post(paths.signIn.pattern)
  async signIn(@Req() request: Request, @Body() body: unknown, @Query('suite') wanted?: unknown) {
    const result = request.signInResult ?? 'incomplete';
    if (typeof result === 'string') {
      const form = await readForm(SignInForm, body);
      if (result !== 'incomplete') form.reject('email', messages[result]);
      return invalid(signInPage(form, ownAddress(wanted)));
    }
    await openSession(request, result, this.clock.now());
    return seeOther(ownAddress(wanted) ?? '/');
  }

  @SignedInOnly()
  @Post(paths.signOut.pattern)
  async signOut(@Req() request: Request): Promise<RedirectResult> {
    await closeSession(request);
    return seeOther(paths.signIn.to());
  }
}
