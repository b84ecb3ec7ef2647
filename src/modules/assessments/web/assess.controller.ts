import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../platform/access/current-actor.js';
import { readForm } from '../../../platform/http/forms/form.js';
import { invalid, page, type PageResult, type RedirectResult, seeOther } from '../../../platform/http/page.js';
import { BeneficiariesService } from '../../beneficiaries/index.js';
import { AssessmentsService } from '../assessments.service.js';
import { answersOf, ExpressForm, FullForm } from './assess.form.js';
import { assessPage } from './assess.page.js';
import { paths } from './paths.js';

/** The questions, asked with the person beside. */
@Controller()
@Allow('mediator', 'counter', 'structure_manager', 'fund_agent')
export class AssessController {
  constructor(
    private readonly assessments: AssessmentsService,
    private readonly beneficiaries: BeneficiariesService,
  ) {}

  @Get(paths.full.pattern)
  async full(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<PageResult> {
    const person = await this.beneficiaries.find(actor, id);
    return page(assessPage(person, Object.assign(new FullForm(), { wishes: person.wishes })));
  }

  @Get(paths.express.pattern)
  async express(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<PageResult> {
    return page(assessPage(await this.beneficiaries.find(actor, id), new ExpressForm()));
  }

  @Post(paths.full.pattern)
  async recordFull(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string, @Body() body: unknown) {
    return this.record(actor, id, (await readForm(FullForm, body)).requireDecisive());
  }

  @Post(paths.express.pattern)
  async recordExpress(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string, @Body() body: unknown) {
    return this.record(actor, id, (await readForm(ExpressForm, body)).requireDecisive());
  }

  private async record(actor: StructureActor, id: string, form: ExpressForm): Promise<PageResult | RedirectResult> {
    const person = await this.beneficiaries.find(actor, id);
    if (!form.isValid) return invalid(assessPage(person, form));
    const input = {
      form: form instanceof FullForm ? ('full' as const) : ('express' as const),
      answers: answersOf(form),
    };
    const { id: assessmentId } = await this.assessments.record(actor, person.id, input);
    return seeOther(paths.show.to({ id: assessmentId }));
  }
}
