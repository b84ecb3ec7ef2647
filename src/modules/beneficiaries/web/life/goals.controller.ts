import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { StructureActor } from '../../../../platform/access/actor.js';
import { Allow } from '../../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../../platform/access/current-actor.js';
import { NotFoundError } from '../../../../platform/errors/domain-error.js';
import { readForm } from '../../../../platform/http/forms/form.js';
import { invalid, page, type PageResult, type RedirectResult, seeOther } from '../../../../platform/http/page.js';
import { Clock } from '../../../../platform/time/clock.js';
import { GoalsService } from '../../goals/goals.service.js';
import { paths as beneficiariesPaths } from '../paths.js';
import { goalPage } from './forms.page.js';
import { EndGoalForm, GoalForm } from './goal.form.js';
import { paths } from './paths.js';

const told = {
  reached: 'C’est noté\u00a0: l’objectif est atteint.',
  dropped: 'C’est noté\u00a0: l’objectif est laissé de côté.',
};

@Controller()
@Allow('mediator', 'counter', 'structure_manager')
export class GoalsController {
  constructor(
    private readonly goals: GoalsService,
    private readonly clock: Clock,
  ) {}

  @Get(paths.agreeGoal.pattern)
  async ask(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<PageResult> {
    const today = this.clock.today();
    return page(goalPage(await this.goals.person(actor, id), GoalForm.on(today), today));
  }

  @Post(paths.agreeGoal.pattern)
  async agree(
    @CurrentStructureActor() actor: StructureActor,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Promise<PageResult | RedirectResult> {
    const person = await this.goals.person(actor, id);
    const form = await readForm(GoalForm, body);
    form.refuseTheFuture(this.clock.today());
    if (!form.isValid) return invalid(goalPage(person, form, this.clock.today()));
    await this.goals.agree(actor, id, form);
    return seeOther(beneficiariesPaths.caseFile.to({ id }), 'L’objectif est noté.');
  }

  @Post(paths.endGoal.pattern)
  async end(
    @CurrentStructureActor() actor: StructureActor,
    @Param('id') id: string,
    @Param('goalId') goalId: string,
    @Body() body: unknown,
  ): Promise<RedirectResult> {
    await this.goals.person(actor, id);
    const form = await readForm(EndGoalForm, body);
    if (!form.isValid) throw new NotFoundError('how a goal ends');
    await this.goals.end(actor, id, goalId, form.how);
    return seeOther(beneficiariesPaths.caseFile.to({ id }), told[form.how]);
  }
}
