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
import { paths } from './paths.js';
import { SessionForm } from './session.form.js';
import { SessionDesk } from './session-desk.js';
import { SessionPrefill } from './session-prefill.js';
import { SessionScreen } from './session-screen.js';
import { SessionSending } from './session-sending.js';

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
    private readonly screen: SessionScreen,
    private readonly sending: SessionSending,
  ) {}

  @Get(paths.create.pattern)
  async blank(
    @CurrentStructureActor() actor: StructureActor,
    @Query('personne') personId?: string,
    @Query('orientation') referralId?: string,
    @Query('modele') modelId?: string,
    @Query('rendez-vous') appointmentId?: string,
  ): Promise<PageResult> {
    const appointment = appointmentId ? await this.prefill.appointment(actor, appointmentId) : null;
    const desk = await this.desk.forNew(actor, appointment?.beneficiaryId ?? personId);
    const form = await this.prefill.blank(actor, desk, { modelId, referralId, appointment });
    return page(await this.screen.show(actor, form, desk, { focus: 'duration' }));
  }

  @Post(paths.create.pattern)
  async log(
    @CurrentStructureActor() actor: StructureActor,
    @Body() body: unknown,
    @Body('next') next: unknown,
  ): Promise<PageResult | RedirectResult> {
    const form = await readForm(SessionForm, body);
    const desk = await this.desk.forSubmission(actor, form);
    const sent = await this.sending.send(actor, form, desk);
    if (sent.state !== 'logged') {
      const shown = await this.screen.show(actor, form, desk, sent.beside);
      return sent.state === 'invalid' ? invalid(shown) : page(shown);
    }
    const address =
      next === 'same' ? withQuery(paths.create.to(), { modele: sent.id }) : paths.show.to({ id: sent.id });
    return seeOther(address, sent.repeated ? repeatedFlash : 'Séance enregistrée.');
  }
}
