import { Body, Controller, Get, Headers, HttpCode, Post, Query } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../platform/access/current-actor.js';
import { readForm } from '../../../platform/http/forms/form.js';
import { type Flash, fragment, type FragmentResult, invalid, page } from '../../../platform/http/page.js';
import { type PageResult, type RedirectResult, seeOther } from '../../../platform/http/page.js';
import { isId, newId } from '../../../platform/ids.js';
import { GroupLogging } from '../group-logging.service.js';
import { GroupPrefill } from './group-prefill.js';
import { GroupSessionForm } from './group-session.form.js';
import { GroupSessionDesk, type GroupTable } from './group-session-desk.js';
import { groupSessionFormPage, peopleFragment } from './group-session-form.page.js';
import { paths } from './paths.js';
import { SessionDrafts, WORKSHOP_DRAFT } from './session-drafts.js';
import { SUPERSEDED } from './session-sending.js';

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
    private readonly logging: GroupLogging,
    private readonly drafts: SessionDrafts,
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
    @Body() body: Record<string, unknown>,
    @Headers('x-fragment') asFragment?: string,
  ): Promise<PageResult | FragmentResult | RedirectResult> {
    const form = await readForm(GroupSessionForm, body);
    if (form.act === 'set-aside') return this.setAside(actor, form, body);
    if (form.act) return this.again(actor, form, asFragment !== undefined);
    const table = await this.desk.lay(actor, form, null);
    const { content, tagIds } = await this.desk.read(form, table);
    if (!form.isValid) return invalid(groupSessionFormPage(form, table));
    const { group, people } = form;
    const formKey = isId(form.formKey) ? form.formKey : newId();
    const sent = await this.logging.log(actor, { content, tagIds, group, people, formKey }, draftOf(form));
    if (sent.superseded !== null) return this.superseded(form, table, sent.superseded);
    return seeOther(paths.show.to({ id: sent.id }), sent.repeated ? repeatedFlash : 'Atelier enregistré.');
  }

  /** Another page went on with the draft: this one is told, and may send what it sees. */
  private superseded(form: GroupSessionForm, table: GroupTable, draftVersion: number): PageResult {
    return invalid(groupSessionFormPage(form.reject('draftVersion', SUPERSEDED), { ...table, draftVersion }));
  }

  /** Without a script. */
  private async setAside(actor: StructureActor, form: GroupSessionForm, body: Record<string, unknown>) {
    form.forgetErrors();
    const { leave, seen } = await this.drafts.putAside(actor, WORKSHOP_DRAFT, form, body);
    if (leave) return seeOther(paths.toComplete.to(), leave);
    const table = await this.desk.lay(actor, form, null);
    return invalid(groupSessionFormPage(form, { ...table, ...(seen ? { draftVersion: seen } : {}) }));
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

const draftOf = ({ draftVersion, draftWriter }: GroupSessionForm) => ({
  version: draftVersion ?? 0,
  writer: draftWriter ?? '',
});
