import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { StructureActor } from '../../../../platform/access/actor.js';
import { Allow } from '../../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../../platform/access/current-actor.js';
import { readForm } from '../../../../platform/http/forms/form.js';
import { invalid, page, type PageResult, type RedirectResult, seeOther } from '../../../../platform/http/page.js';
import { PROGRAMMES } from '../../organising/programmes.js';
import {
  MOST_TEMPLATES,
  type TemplateRefusal,
  WorkshopTemplates,
} from '../../organising/workshop-templates.service.js';
import { WorkshopsService } from '../../organising/workshops.service.js';
import { paths } from './paths.js';
import { TemplateForm } from './template.form.js';
import { keepTemplatePage, removeTemplatePage, templatesPage } from './templates.page.js';
import { programmeOf } from './workshop-prefill.js';

const refusals: Record<TemplateRefusal, string> = {
  full: `Votre structure garde ${MOST_TEMPLATES}\u00a0programmes au plus\u00a0: supprimez-en un.`,
  'label-taken': 'Un programme porte déjà ce nom.',
};

/** Programmes to begin a workshop from. */
@Controller()
@Allow('mediator', 'counter', 'fund_agent', 'structure_manager')
export class WorkshopTemplatesController {
  constructor(
    private readonly templates: WorkshopTemplates,
    private readonly workshops: WorkshopsService,
  ) {}

  @Get(paths.templates.pattern)
  async list(@CurrentStructureActor() actor: StructureActor): Promise<PageResult> {
    return page(templatesPage(await this.templates.own(actor), PROGRAMMES));
  }

  @Get(paths.removeTemplate.pattern)
  async askToRemove(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<PageResult> {
    return page(removeTemplatePage(await this.templates.findOwn(actor, id)));
  }

  @Post(paths.removeTemplate.pattern)
  async remove(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<RedirectResult> {
    await this.templates.remove(actor, id);
    return seeOther(paths.templates.to(), 'Programme supprimé.');
  }

  @Get(paths.keepTemplate.pattern)
  async askToKeep(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<PageResult> {
    const workshop = await this.workshops.findToOrganise(actor, id);
    return page(keepTemplatePage(workshop, Object.assign(new TemplateForm(), { label: workshop.title.slice(0, 80) })));
  }

  @Post(paths.keepTemplate.pattern)
  async keep(
    @CurrentStructureActor() actor: StructureActor,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Promise<PageResult | RedirectResult> {
    const workshop = await this.workshops.findToOrganise(actor, id);
    const form = await readForm(TemplateForm, body);
    if (!form.isValid) return invalid(keepTemplatePage(workshop, form));
    const kept = await this.templates.keep(actor, form.label, programmeOf(workshop));
    if (kept === 'kept') return seeOther(paths.templates.to(), 'Programme gardé.');
    return invalid(keepTemplatePage(workshop, form.reject('label', refusals[kept])));
  }
}
