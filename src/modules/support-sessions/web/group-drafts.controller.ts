import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../platform/access/current-actor.js';
import { formAsTyped } from '../../../platform/http/forms/form.js';
import { page, type PageResult, type RedirectResult, seeOther } from '../../../platform/http/page.js';
import { relativeMoment } from '../../../platform/time/french.js';
import { Clock } from '../../../platform/time/clock.js';
import { draftState, type DraftState } from './draft-state.js';
import { GroupSessionForm } from './group-session.form.js';
import { GroupSessionDesk } from './group-session-desk.js';
import { groupSessionFormPage } from './group-session-form.page.js';
import { paths } from './paths.js';
import { SessionDrafts, WORKSHOP_DRAFT } from './session-drafts.js';

/** A workshop begun and not sent: for its author alone. */
@Controller()
@Allow('mediator', 'counter', 'structure_manager', 'fund_agent')
export class GroupDraftsController {
  constructor(
    private readonly drafts: SessionDrafts,
    private readonly desk: GroupSessionDesk,
    private readonly clock: Clock,
  ) {}

  /** By the script of the form, while it is being filled in. */
  @Post(paths.saveGroupDraft.pattern)
  @HttpCode(200)
  async save(
    @CurrentStructureActor() actor: StructureActor,
    @Body() body: Record<string, unknown>,
  ): Promise<DraftState> {
    return draftState(await this.drafts.save(actor, WORKSHOP_DRAFT, body));
  }

  @Get(paths.groupDraft.pattern)
  async open(
    @CurrentStructureActor() actor: StructureActor,
    @Param('id') id: string,
  ): Promise<PageResult | RedirectResult> {
    const opened = await this.drafts.open(actor, WORKSHOP_DRAFT, id);
    if ('sessionId' in opened) return seeOther(paths.show.to({ id: opened.sessionId }));
    const { content, version, updatedAt } = opened.draft;
    const form = formAsTyped(GroupSessionForm, { ...content, formKey: id, draftVersion: String(version) });
    const notice = `Votre brouillon du ${relativeMoment(updatedAt, this.clock.now())}, comme vous l’aviez laissé.`;
    return page(groupSessionFormPage(form, { ...(await this.desk.lay(actor, form, null)), notice }));
  }

  @Post(paths.dropGroupDraft.pattern)
  async drop(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<RedirectResult> {
    await this.drafts.drop(actor, WORKSHOP_DRAFT, id);
    return seeOther(paths.toComplete.to(), 'Brouillon jeté.');
  }
}
