import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../platform/access/current-actor.js';
import { formAsTyped } from '../../../platform/http/forms/form.js';
import { page, type PageResult, type RedirectResult, seeOther } from '../../../platform/http/page.js';
import { relativeMoment } from '../../../platform/time/french.js';
import { Clock } from '../../../platform/time/clock.js';
import { draftState, type DraftState } from './draft-state.js';
import { paths } from './paths.js';
import { SessionForm } from './session.form.js';
import { SessionDesk } from './session-desk.js';
import { SESSION_DRAFT, SessionDrafts } from './session-drafts.js';
import { SessionScreen } from './session-screen.js';

/** A session begun and not sent: for its author alone. */
@Controller()
@Allow('mediator', 'counter', 'structure_manager', 'fund_agent')
export class DraftsController {
  constructor(
    private readonly drafts: SessionDrafts,
    private readonly desk: SessionDesk,
    private readonly screen: SessionScreen,
    private readonly clock: Clock,
  ) {}

  /** By the script of the form, while it is being filled in. */
  @Post(paths.saveDraft.pattern)
  @HttpCode(200)
  async save(
    @CurrentStructureActor() actor: StructureActor,
    @Body() body: Record<string, unknown>,
  ): Promise<DraftState> {
    return draftState(await this.drafts.save(actor, SESSION_DRAFT, body));
  }

  @Get(paths.draft.pattern)
  async open(
    @CurrentStructureActor() actor: StructureActor,
    @Param('id') id: string,
  ): Promise<PageResult | RedirectResult> {
    const opened = await this.drafts.open(actor, SESSION_DRAFT, id);
    if ('sessionId' in opened) return seeOther(paths.show.to({ id: opened.sessionId }));
    const { content, version, updatedAt } = opened.draft;
    const form = formAsTyped(SessionForm, { ...content, formKey: id, draftVersion: String(version) });
    const desk = await this.desk.forDraft(actor, form.beneficiaryId);
    const notice = `Votre brouillon du ${relativeMoment(updatedAt, this.clock.now())}, comme vous l’aviez laissé.`;
    return page(await this.screen.show(actor, form, desk, { notice, focus: 'duration' }));
  }

  @Post(paths.dropDraft.pattern)
  async drop(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<RedirectResult> {
    await this.drafts.drop(actor, SESSION_DRAFT, id);
    return seeOther(paths.toComplete.to(), 'Brouillon jeté.');
  }
}
