import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../platform/access/current-actor.js';
import { readForm } from '../../../platform/http/forms/form.js';
import { invalid, page, type PageResult, type RedirectResult, seeOther } from '../../../platform/http/page.js';
import { Clock } from '../../../platform/time/clock.js';
import { ChoosingService } from '../choosing.service.js';
import { DraftDesk } from '../draft-desk.js';
import { ReferralsService } from '../referrals.service.js';
import { ChoiceForm, DraftForm, resumed } from './draft.form.js';
import { draftPage } from './draft.page.js';
import { paths } from './paths.js';
import { saisinePaths } from './saisine/paths.js';
import { codesOf } from './saisine/saisine-begin.js';
import { SeatTold } from './workshop-seats/seat-told.js';

const KEPT = 'Brouillon enregistré. Il n’est pas encore parti.';

/** Preparing a referral, sending it now or later. */
@Controller()
@Allow('mediator', 'counter', 'structure_manager')
export class DraftController {
  constructor(
    private readonly desk: DraftDesk,
    private readonly choosing: ChoosingService,
    private readonly referrals: ReferralsService,
    private readonly told: SeatTold,
    private readonly clock: Clock,
  ) {}

  @Get(paths.create.pattern)
  async begin(
    @CurrentStructureActor() actor: StructureActor,
    @Param('id') id: string,
    @Query() query: unknown,
  ): Promise<PageResult | RedirectResult> {
    const choice = await readForm(ChoiceForm, query);
    const form = choice.begin();
    if (!choice.isValid || !form.choosesReceiver) return seeOther(paths.choose.to({ id }));
    if (form.path === 'health_access_mission') return seeOther(saisinePaths.create.to({ id }) + codesOf(choice));
    if (form.after) form.fillFrom(await this.desk.former(actor, form.after));
    return page(await this.shown(actor, id, form));
  }

  @Post(paths.create.pattern)
  async create(
    @CurrentStructureActor() actor: StructureActor,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Promise<PageResult | RedirectResult> {
    const form = (await readForm(DraftForm, body)).checkAgreement(this.clock.today());
    if (!form.choosesReceiver) return seeOther(paths.choose.to({ id }));
    form.checkChoice(await this.choosing.standing(actor, id, form.suggestion, form.input));
    if (!form.isValid) return invalid(await this.shown(actor, id, form));
    const made = await this.choosing.prepare(actor, id, form.input, form.choice, form);
    return seeOther(paths.show.to({ id: made.id }), form.sends ? await this.told.sent(made.id) : KEPT);
  }

  @Get(paths.edit.pattern)
  async resume(
    @CurrentStructureActor() actor: StructureActor,
    @Param('id') id: string,
  ): Promise<PageResult | RedirectResult> {
    const inHand = await this.desk.resume(actor, id);
    if (inHand.draft.path === 'health_access_mission') return seeOther(saisinePaths.edit.to({ id }));
    return page(draftPage(inHand, resumed(inHand.draft), this.clock.today()));
  }

  @Post(paths.edit.pattern)
  async edit(
    @CurrentStructureActor() actor: StructureActor,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Promise<PageResult | RedirectResult> {
    const inHand = await this.desk.resume(actor, id);
    const form = (await readForm(DraftForm, body)).checkAgreement(this.clock.today());
    if (!form.isValid) return invalid(draftPage(inHand, form, this.clock.today()));
    const { version = inHand.draft.version, input } = form;
    if (form.sends) await this.referrals.editAndSend(actor, id, version, input);
    else await this.referrals.edit(actor, id, version, input);
    return seeOther(paths.show.to({ id }), form.sends ? await this.told.sent(id) : KEPT);
  }

  @Post(paths.send.pattern)
  async send(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<RedirectResult> {
    await this.referrals.send(actor, id);
    return seeOther(paths.show.to({ id }), await this.told.sent(id));
  }

  private async shown(actor: StructureActor, personId: string, form: DraftForm) {
    const inHand = await this.desk.begin(actor, personId, form.receiver);
    const standing = await this.choosing.standing(actor, personId, form.suggestion, form.input);
    return draftPage({ ...inHand, standing }, form, this.clock.today());
  }
}
