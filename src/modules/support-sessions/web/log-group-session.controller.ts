import { Body, Controller, Get, Headers, HttpCode, Post, Query } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../platform/access/current-actor.js';
import { readForm } from '../../../platform/http/forms/form.js';
import { type Flash, fragment, type FragmentResult, invalid, page } from '../../../platform/http/page.js';
import { type PageResult, type RedirectResult, seeOther } from '../../../platform/http/page.js';
import { isId, newId } from '../../../platform/ids.js';
import { GroupSessionsService } from '../group-sessions.service.js';
import { GroupPrefill } from './group-prefill.js';
import { GroupSessionForm } from './group-session.form.js';
import { GroupSessionDesk } from './group-session-desk.js';
import { groupSessionFormPage, peopleFragment } from './group-session-form.page.js';
import { paths } from './paths.js';

const repeatedFlash: Flash = {
  kind: 'info',
  text: 'Cet atelier était déjà enregistré\u00a0: rien n’a été ajouté ni changé.',
};

/** A workshop, noted by a form whose buttons show it again until it is saved. */
@Controller()
@Allow('mediator', 'counter', 'structure_manager', 'fund_agent')
export class LogGroupSessionController {
  constructor(
    private readonly desk: GroupSessionDesk,
    private readonly prefill: GroupPrefill,
    private readonly groups: GroupSessionsService,
  ) {}

  @Get(paths.createGroup.pattern)
  async blank(
    @CurrentStructureActor() actor: StructureActor,
    @Query('modele') modelId?: string,
    @Query('liste') list?: string,
  ): Promise<PageResult> {
    const form = await this.prefill.blank(actor, modelId, list === 'oui');
    return page(groupSessionFormPage(form, await this.desk.lay(actor, form, null)));
  }

  @Post(paths.createGroup.pattern)
  @HttpCode(200)
  async log(
    @CurrentStructureActor() actor: StructureActor,
    @Body() body: unknown,
    @Headers('x-fragment') asFragment?: string,
  ): Promise<PageResult | FragmentResult | RedirectResult> {
    const form = await readForm(GroupSessionForm, body);
    if (form.act) return this.again(actor, form, asFragment !== undefined);
    const table = await this.desk.lay(actor, form, null);
    const { content, tagIds } = await this.desk.read(form, table);
    if (!form.isValid) return invalid(groupSessionFormPage(form, table));
    const formKey = isId(form.formKey) ? form.formKey : newId();
    const { id, repeated } = await this.groups.log(actor, {
      content,
      tagIds,
      group: form.group,
      people: form.people,
      formKey,
    });
    return seeOther(paths.show.to({ id }), repeated ? repeatedFlash : 'Atelier enregistré.');
  }

  /** Nothing is saved: the list or the sums changed. */
  private async again(actor: StructureActor, form: GroupSessionForm, asFragment: boolean) {
    if (asFragment) {
      return fragment(
        'support-sessions/group-people',
        peopleFragment(await this.desk.peopleOf(actor, form, null), form),
      );
    }
    return page(groupSessionFormPage(form, await this.desk.lay(actor, form, null)));
  }
}
