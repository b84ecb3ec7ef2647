import { Body, Controller, Get, Headers, HttpCode, Param, Post } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../platform/access/current-actor.js';
import { readForm } from '../../../platform/http/forms/form.js';
import { fragment, type FragmentResult, invalid, page } from '../../../platform/http/page.js';
import { type PageResult, type RedirectResult, seeOther } from '../../../platform/http/page.js';
import { type GroupCorrection, GroupSessionsService } from '../group-sessions.service.js';
import type { SupportSession } from '../support-session.entity.js';
import { GroupDifferences } from './group-differences.js';
import { GroupPrefill } from './group-prefill.js';
import { GroupSessionForm } from './group-session.form.js';
import { GroupSessionDesk } from './group-session-desk.js';
import { groupSessionFormPage, peopleFragment } from './group-session-form.page.js';
import { paths } from './paths.js';

const STALE =
  'Cet atelier a été modifié depuis que vous l’avez ouvert. Comparez les deux versions, puis enregistrez de nouveau\u00a0: ' +
  'votre version remplacera l’autre.';

/** Its author alone corrects a workshop. */
@Controller()
@Allow('mediator', 'counter', 'structure_manager', 'fund_agent')
export class CorrectGroupSessionController {
  constructor(
    private readonly desk: GroupSessionDesk,
    private readonly prefill: GroupPrefill,
    private readonly groups: GroupSessionsService,
    private readonly differences: GroupDifferences,
  ) {}

  @Get(paths.editGroup.pattern)
  async show(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<PageResult> {
    const session = await this.groups.findOwn(actor, id);
    const form = await this.prefill.ofSession(session);
    return page(groupSessionFormPage(form, await this.desk.lay(actor, form, session)));
  }

  @Post(paths.editGroup.pattern)
  @HttpCode(200)
  async correct(
    @CurrentStructureActor() actor: StructureActor,
    @Param('id') id: string,
    @Body() body: unknown,
    @Headers('x-fragment') asFragment?: string,
  ): Promise<PageResult | FragmentResult | RedirectResult> {
    const session = await this.groups.findOwn(actor, id);
    const form = await readForm(GroupSessionForm, body);
    if (form.act) return this.again(actor, form, session, asFragment !== undefined);
    const table = await this.desk.lay(actor, form, session);
    const { content, tagIds } = await this.desk.read(form, table);
    if (!form.isValid) return invalid(groupSessionFormPage(form, table));
    const correction = { content, tagIds, group: form.group, people: form.people, version: form.version ?? 0 };
    const result = await this.groups.correct(actor, id, correction);
    return result === 'saved'
      ? seeOther(paths.show.to({ id }), 'Atelier modifié.')
      : this.stale(actor, form, correction, id);
  }

  /** Nothing is saved: the list or the sums changed. */
  private async again(actor: StructureActor, form: GroupSessionForm, session: SupportSession, asFragment: boolean) {
    if (asFragment) {
      return fragment(
        'support-sessions/group-people',
        peopleFragment(await this.desk.peopleOf(actor, form, session), form),
      );
    }
    return page(groupSessionFormPage(form, await this.desk.lay(actor, form, session)));
  }

  private async stale(actor: StructureActor, form: GroupSessionForm, typed: GroupCorrection, id: string) {
    const session = await this.groups.findOwn(actor, id);
    const table = await this.desk.lay(actor, form, session);
    const meanwhile = await this.differences.of(actor, { ...table.desk, session }, typed);
    return invalid(groupSessionFormPage(form.reject('version', STALE), { ...table, meanwhile }));
  }
}
