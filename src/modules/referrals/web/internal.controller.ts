import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../platform/access/current-actor.js';
import { readForm } from '../../../platform/http/forms/form.js';
import {
  invalid,
  page,
  type PageResult,
  type RedirectResult,
  seeOther,
  type View,
} from '../../../platform/http/page.js';
import { beneficiariesPaths } from '../../beneficiaries/index.js';
import { InternalReferrals } from '../internal-referrals.service.js';
import { InternalForm } from './internal.form.js';
import { internalPage } from './internal.page.js';
import { paths } from './paths.js';

/** « Confier à un·e collègue »: the second click sends. The page is for what has to be typed again. */
@Controller()
@Allow('mediator', 'counter', 'structure_manager')
export class InternalController {
  constructor(private readonly internal: InternalReferrals) {}

  @Get(paths.hand.pattern)
  async ask(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<PageResult> {
    return page(await this.shown(actor, id, new InternalForm()));
  }

  @Post(paths.hand.pattern)
  async hand(
    @CurrentStructureActor() actor: StructureActor,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Promise<PageResult | RedirectResult> {
    const form = await readForm(InternalForm, body);
    if (!form.isValid) return invalid(await this.shown(actor, id, form));
    const { deskName } = await this.internal.hand(actor, id, { desk: form.desk, message: form.message ?? null });
    return seeOther(beneficiariesPaths.caseFile.to({ id }), `Personne confiée\u00a0: ${deskName}.`);
  }

  private async shown(actor: StructureActor, id: string, form: InternalForm): Promise<View> {
    const person = await this.internal.person(actor, id);
    return internalPage(person, await this.internal.desks(actor), form);
  }
}
