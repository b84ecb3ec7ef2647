import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { StructureActor } from '../../../../platform/access/actor.js';
import { Allow } from '../../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../../platform/access/current-actor.js';
import { readForm } from '../../../../platform/http/forms/form.js';
import { invalid, page, type PageResult, type RedirectResult, seeOther } from '../../../../platform/http/page.js';
import { PersonScheme } from '../../saisine/person-scheme.js';
import { ChoiceForm } from '../draft.form.js';
import { paths } from '../paths.js';
import { saisinePaths } from './paths.js';
import { codesOf } from './saisine-begin.js';
import { SchemeForm } from './scheme.form.js';
import { schemePage } from './scheme.page.js';

const OWN_FUND = {
  kind: 'info' as const,
  text: 'Autre régime\u00a0: demandez à la personne le nom de sa caisse. Vous pouvez lui remettre une fiche d’information.',
};

/** One question before a saisine: the scheme decides which caisse answers. */
@Controller()
@Allow('mediator', 'counter', 'structure_manager')
export class SchemeController {
  constructor(private readonly schemes: PersonScheme) {}

  @Get(saisinePaths.scheme.pattern)
  async ask(
    @CurrentStructureActor() actor: StructureActor,
    @Param('id') id: string,
    @Query() query: unknown,
  ): Promise<PageResult> {
    const choice = await readForm(ChoiceForm, query);
    const person = await this.schemes.find(actor, id);
    return page(schemePage(person, new SchemeForm(), codesOf(choice)));
  }

  @Post(saisinePaths.scheme.pattern)
  async answer(
    @CurrentStructureActor() actor: StructureActor,
    @Param('id') id: string,
    @Query() query: unknown,
    @Body() body: unknown,
  ): Promise<PageResult | RedirectResult> {
    const codes = codesOf(await readForm(ChoiceForm, query));
    const person = await this.schemes.find(actor, id);
    const form = await readForm(SchemeForm, body);
    if (!form.isValid) return invalid(schemePage(person, form, codes));
    await this.schemes.note(actor, person, form.scheme);
    if (form.scheme === 'other') return seeOther(paths.choose.to({ id }), OWN_FUND);
    return seeOther(saisinePaths.create.to({ id }) + codes);
  }
}
