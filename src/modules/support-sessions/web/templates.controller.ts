import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../platform/access/current-actor.js';
import { readForm } from '../../../platform/http/forms/form.js';
import { invalid, page, type PageResult, type RedirectResult, seeOther } from '../../../platform/http/page.js';
import { SessionTemplatesService } from '../session-templates.service.js';
import { paths } from './paths.js';
import { templateRefusals } from './session-template-content.js';
import { TemplateForm } from './template.form.js';
import { templatePage, templatesPage } from './templates.page.js';

/** One's own forms worth starting from. They are made and used on the form itself. */
@Controller()
@Allow('mediator', 'counter', 'structure_manager', 'fund_agent')
export class TemplatesController {
  constructor(private readonly templates: SessionTemplatesService) {}

  @Get(paths.templates.pattern)
  async list(@CurrentStructureActor() actor: StructureActor): Promise<PageResult> {
    return page(templatesPage(await this.templates.list(actor)));
  }

  @Get(paths.template.pattern)
  async show(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<PageResult> {
    const template = await this.templates.find(actor, id);
    return page(templatePage(template, Object.assign(new TemplateForm(), { name: template.name })));
  }

  @Post(paths.template.pattern)
  async rename(
    @CurrentStructureActor() actor: StructureActor,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Promise<PageResult | RedirectResult> {
    const template = await this.templates.find(actor, id);
    const form = await readForm(TemplateForm, body);
    if (!form.isValid) return invalid(templatePage(template, form));
    const renamed = await this.templates.rename(actor, id, form.name);
    if (renamed === 'kept') return seeOther(paths.templates.to(), 'Modèle renommé.');
    return invalid(templatePage(template, form.reject('name', templateRefusals[renamed])));
  }

  @Post(paths.moveTemplate.pattern)
  async moveUp(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<RedirectResult> {
    await this.templates.moveUp(actor, id);
    return seeOther(paths.templates.to());
  }

  @Post(paths.removeTemplate.pattern)
  async remove(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<RedirectResult> {
    await this.templates.remove(actor, id);
    return seeOther(paths.templates.to(), 'Modèle supprimé.');
  }
}
