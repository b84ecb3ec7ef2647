import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../platform/access/current-actor.js';
import { readForm } from '../../../platform/http/forms/form.js';
import { invalid, page, type PageResult, type RedirectResult, seeOther } from '../../../platform/http/page.js';
import { SupportSessionsService } from '../support-sessions.service.js';
import { paths } from './paths.js';
import { SessionForm } from './session.form.js';
import { SessionDesk } from './session-desk.js';
import { SessionPrefill } from './session-prefill.js';
import { SessionScreen } from './session-screen.js';
import { type Submission, SessionSubmission } from './session-submission.js';

const STALE =
  'Cette séance a été modifiée depuis que vous l’avez ouverte. Rien n’a été remplacé\u00a0: comparez, puis enregistrez la ' +
  'vôtre ou gardez l’autre.';

/** Its author alone corrects a session. */
@Controller()
@Allow('mediator', 'counter', 'structure_manager', 'fund_agent')
export class CorrectSessionController {
  constructor(
    private readonly desk: SessionDesk,
    private readonly prefill: SessionPrefill,
    private readonly submission: SessionSubmission,
    private readonly sessions: SupportSessionsService,
    private readonly screen: SessionScreen,
  ) {}

  @Get(paths.edit.pattern)
  async show(
    @CurrentStructureActor() actor: StructureActor,
    @Param('id') id: string,
  ): Promise<PageResult | RedirectResult> {
    const session = await this.sessions.findOwn(actor, id);
    if (session.kind === 'collectif') return seeOther(paths.editGroup.to({ id }));
    const desk = await this.desk.forCorrection(actor, session);
    return page(await this.screen.show(actor, await this.prefill.ofSession(session), desk));
  }

  @Post(paths.edit.pattern)
  async correct(
    @CurrentStructureActor() actor: StructureActor,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Promise<PageResult | RedirectResult> {
    const form = await readForm(SessionForm, body);
    const desk = await this.desk.forCorrection(actor, await this.sessions.findOwn(actor, id));
    const submission = await this.submission.read(form, desk);
    if (!form.isValid) return invalid(await this.screen.show(actor, form, desk, { submission }));
    const { content, anonymous, tagIds } = submission;
    const correction = { ...content, anonymous, tagIds, version: form.version ?? 0 };
    if ((await this.sessions.correct(actor, id, correction)) === 'stale')
      return this.stale(actor, id, form, submission);
    return seeOther(paths.show.to({ id }), 'Séance modifiée.');
  }

  private async stale(
    actor: StructureActor,
    id: string,
    form: SessionForm,
    submission: Submission,
  ): Promise<PageResult> {
    const saved = await this.sessions.findOwn(actor, id);
    const desk = await this.desk.forCorrection(actor, saved);
    const differences = await this.screen.differences(saved, submission, desk);
    return invalid(await this.screen.show(actor, form.reject('version', STALE), desk, { submission, differences }));
  }
}
