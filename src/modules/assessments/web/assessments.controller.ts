import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../platform/access/current-actor.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import { readForm } from '../../../platform/http/forms/form.js';
import { invalid, page, type PageResult, type RedirectResult, seeOther } from '../../../platform/http/page.js';
import { BeneficiariesService } from '../../beneficiaries/index.js';
import { canKeepLevel } from '../assessment.policy.js';
import { AssessmentsService } from '../assessments.service.js';
import { assessmentPage } from './assessment.page.js';
import { KeepLevelForm } from './keep-level.form.js';
import { paths } from './paths.js';

/** The result, and the level that is kept of it. */
@Controller()
@Allow('mediator', 'counter', 'structure_manager', 'fund_agent')
export class AssessmentsController {
  constructor(
    private readonly assessments: AssessmentsService,
    private readonly beneficiaries: BeneficiariesService,
    private readonly audit: AuditTrail,
  ) {}

  @Get(paths.show.pattern)
  async show(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<PageResult> {
    const assessment = await this.assessments.find(actor, id);
    const person = await this.beneficiaries.find(actor, assessment.beneficiaryId);
    await this.audit.record({ verb: 'assessment.read', subjectKind: 'assessment', subjectId: id });
    return page(assessmentPage(assessment, person, canKeepLevel(actor, assessment) ? new KeepLevelForm() : null));
  }

  @Post(paths.keep.pattern)
  async keep(
    @CurrentStructureActor() actor: StructureActor,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Promise<PageResult | RedirectResult> {
    const assessment = await this.assessments.find(actor, id);
    if (!canKeepLevel(actor, assessment)) throw new NotFoundError('assessment');
    const form = (await readForm(KeepLevelForm, body)).requireReason(assessment.computedLevel);
    const person = await this.beneficiaries.find(actor, assessment.beneficiaryId);
    if (!form.isValid) return invalid(assessmentPage(assessment, person, form));
    await this.assessments.keepLevel(actor, id, { level: form.level, reason: form.reason ?? null });
    return seeOther(paths.show.to({ id }), 'Niveau gardé.');
  }
}
