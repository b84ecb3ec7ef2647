import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../platform/access/current-actor.js';
import { readForm } from '../../../platform/http/forms/form.js';
import {
  type Flash,
  invalid,
  page,
  type PageResult,
  type RedirectResult,
  seeOther,
} from '../../../platform/http/page.js';
import { withQuery } from '../../../platform/http/paths.js';
import { isId, newId } from '../../../platform/ids.js';
import { SupportSessionsService } from '../support-sessions.service.js';
import { paths } from './paths.js';
import { SessionForm } from './session.form.js';
import { SessionDesk } from './session-desk.js';
import { sessionFormPage } from './session-form.page.js';
import { SessionPrefill } from './session-prefill.js';
import { SessionSubmission } from './session-submission.js';

const repeatedFlash: Flash = {
  kind: 'info',
  text: 'Cette séance était déjà enregistrée\u00a0: rien n’a été ajouté ni changé.',
};

@Controller()
@Allow('mediator', 'counter', 'structure_manager', 'fund_agent')
export class LogSessionController {
  constructor(
    private readonly desk: SessionDesk,
    private readonly prefill: SessionPrefill,
    private readonly submission: SessionSubmission,
    private readonly sessions: SupportSessionsService,
  ) {}

  @Get(paths.create.pattern)
  async blank(
    @CurrentStructureActor() actor: StructureActor,
    @Query('personne') personId?: string,
    @Query('orientation') referralId?: string,
    @Query('modele') modelId?: string,
  ): Promise<PageResult> {
    const desk = await this.desk.forNew(actor, personId);
    return page(sessionFormPage(await this.prefill.blank(actor, desk, { modelId, referralId }), desk));
  }

  @Post(paths.create.pattern)
  async log(
    @CurrentStructureActor() actor: StructureActor,
    @Body() body: unknown,
    @Body('next') next: unknown,
  ): Promise<PageResult | RedirectResult> {
    const form = await readForm(SessionForm, body);
    const desk = await this.desk.forNew(actor, form.beneficiaryId);
    const submitted = await this.submission.read(form, desk);
    if (!form.isValid) return invalid(sessionFormPage(form, desk, submitted));
    const formKey = isId(form.formKey) ? form.formKey : newId();
    const person = desk.card?.id ?? submitted.anonymous;
    const { id, repeated } = await this.sessions.log(actor, {
      ...submitted.content,
      ...{ person, formKey, tagIds: submitted.tagIds },
    });
    const address = next === 'same' ? withQuery(paths.create.to(), { modele: id }) : paths.show.to({ id });
    return seeOther(address, repeated ? repeatedFlash : 'Séance enregistrée.');
  }
}
