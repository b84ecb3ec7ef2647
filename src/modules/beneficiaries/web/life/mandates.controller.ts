import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { StructureActor } from '../../../../platform/access/actor.js';
import { Allow } from '../../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../../platform/access/current-actor.js';
import { readForm } from '../../../../platform/http/forms/form.js';
import { invalid, page, type PageResult, type RedirectResult, seeOther } from '../../../../platform/http/page.js';
import { Clock } from '../../../../platform/time/clock.js';
import { MandatesService } from '../../mandates/mandates.service.js';
import { paths as beneficiariesPaths } from '../paths.js';
import { mandatePage } from './forms.page.js';
import { mandateInWords } from './mandate-words.js';
import { MandateForm } from './mandate.form.js';
import { paths } from './paths.js';
import { stopMandatePage } from './share.page.js';

@Controller()
@Allow('mediator', 'counter', 'structure_manager')
export class MandatesController {
  constructor(
    private readonly mandates: MandatesService,
    private readonly clock: Clock,
  ) {}

  @Get(paths.noteMandate.pattern)
  async ask(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<PageResult> {
    return page(mandatePage(await this.mandates.person(actor, id), new MandateForm(), this.clock.today()));
  }

  @Post(paths.noteMandate.pattern)
  async note(
    @CurrentStructureActor() actor: StructureActor,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Promise<PageResult | RedirectResult> {
    const person = await this.mandates.person(actor, id);
    const form = await readForm(MandateForm, body);
    form.refuseTheFuture(this.clock.today());
    if (!form.isValid) return invalid(mandatePage(person, form, this.clock.today()));
    await this.mandates.note(actor, id, form.toNoted());
    return seeOther(beneficiariesPaths.caseFile.to({ id }), 'Le mandat est noté.');
  }

  @Get(paths.stopMandate.pattern)
  async askToStop(
    @CurrentStructureActor() actor: StructureActor,
    @Param('id') id: string,
    @Param('mandateId') mandateId: string,
  ): Promise<PageResult> {
    const { person, mandate } = await this.mandates.running(actor, id, mandateId);
    return page(stopMandatePage(person, mandateId, mandateInWords(mandate)));
  }

  @Post(paths.stopMandate.pattern)
  async stop(
    @CurrentStructureActor() actor: StructureActor,
    @Param('id') id: string,
    @Param('mandateId') mandateId: string,
  ): Promise<RedirectResult> {
    await this.mandates.stop(actor, id, mandateId);
    return seeOther(beneficiariesPaths.caseFile.to({ id }), 'C’est noté\u00a0: le mandat a pris fin.');
  }
}
