import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Public } from '../../../../platform/access/allow.js';
import { readForm } from '../../../../platform/http/forms/form.js';
import { invalid, page, type PageResult, type RedirectResult, seeOther } from '../../../../platform/http/page.js';
import { newId } from '../../../../platform/ids.js';
import { LinkThrottle } from '../../../../platform/links/index.js';
import { PublicRegistration } from '../../seats/public-registration.js';
import { personPaths } from './paths.js';
import { PublicRegistrationForm } from './public-registration.form.js';
import { askedFlash, askedPage, publicRegistrationPage } from './public-registration.page.js';

/** Anybody asks for a seat at a workshop that allows it: a name and a way to be reached, no account. */
@Controller()
@Public()
export class PublicRegistrationController {
  constructor(
    private readonly registration: PublicRegistration,
    private readonly throttle: LinkThrottle,
  ) {}

  @Get(personPaths.ask.pattern)
  async form(@Param('id') id: string): Promise<PageResult> {
    const workshop = await this.registration.open(id);
    return page(publicRegistrationPage(workshop, Object.assign(new PublicRegistrationForm(), { formKey: newId() })));
  }

  @Post(personPaths.ask.pattern)
  async ask(
    @Req() request: Request,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Promise<PageResult | RedirectResult> {
    const workshop = await this.registration.open(id);
    const form = (await readForm(PublicRegistrationForm, body)).check();
    if (!form.isValid) return invalid(publicRegistrationPage(workshop, form));
    await this.throttle.count('publicForm', request.ip);
    const asker = form.asker();
    const answer = form.website
      ? { kind: asker.email === null ? ('call' as const) : ('mail' as const) }
      : await this.registration.ask(workshop, asker);
    return seeOther(personPaths.asked.to({ id }), askedFlash(answer));
  }

  @Get(personPaths.asked.pattern)
  async asked(@Param('id') id: string): Promise<PageResult> {
    return page(askedPage(await this.registration.open(id)));
  }
}
