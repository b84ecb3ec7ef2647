import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { StructureActor } from '../../../../platform/access/actor.js';
import { Allow } from '../../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../../platform/access/current-actor.js';
import { readForm } from '../../../../platform/http/forms/form.js';
import { invalid, page, type PageResult, type RedirectResult, seeOther } from '../../../../platform/http/page.js';
import { Clock } from '../../../../platform/time/clock.js';
import { fullDay } from '../../../../platform/time/french.js';
import { DueRecalls } from '../../recalls/due-recalls.queries.js';
import { RecallsService } from '../../recalls/recalls.service.js';
import { paths as beneficiariesPaths } from '../paths.js';
import { dueRecallsPage } from './due-recalls.page.js';
import { recallPage } from './forms.page.js';
import { paths } from './paths.js';
import { RecallForm } from './recall.form.js';

const SHOWN = 50;

@Controller()
@Allow('mediator', 'counter', 'structure_manager')
export class RecallsController {
  constructor(
    private readonly recalls: RecallsService,
    private readonly dueRecalls: DueRecalls,
    private readonly clock: Clock,
  ) {}

  @Get(paths.dueRecalls.pattern)
  async due(@CurrentStructureActor() actor: StructureActor): Promise<PageResult> {
    const { recalls, more } = await this.dueRecalls.due(actor, SHOWN);
    return page(dueRecallsPage(recalls, more, this.clock.today()));
  }

  @Get(paths.recall.pattern)
  async ask(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<PageResult> {
    const { person, open } = await this.recalls.find(actor, id);
    return page(recallPage(person, RecallForm.from(open, this.clock.today()), open !== null));
  }

  @Post(paths.recall.pattern)
  async plan(
    @CurrentStructureActor() actor: StructureActor,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Promise<PageResult | RedirectResult> {
    const { person, open } = await this.recalls.find(actor, id);
    const form = await readForm(RecallForm, body);
    form.refuseOtherThanSoon(this.clock.today());
    if (!form.isValid) return invalid(recallPage(person, form, open !== null));
    await this.recalls.plan(actor, id, form.toPlan());
    return seeOther(
      beneficiariesPaths.caseFile.to({ id }),
      `À recontacter le ${fullDay(form.dueOn)}\u00a0: c’est noté.`,
    );
  }

  @Post(paths.recallDone.pattern)
  async done(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<RedirectResult> {
    await this.recalls.done(actor, id);
    return seeOther(beneficiariesPaths.caseFile.to({ id }), 'C’est noté\u00a0: la personne est recontactée.');
  }
}
