import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { Actor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentActor } from '../../../platform/access/current-actor.js';
import { invalid, page, type PageResult, type RedirectResult, seeOther } from '../../../platform/http/page.js';
import { Communes } from '../communes.queries.js';
import { StructuresRegisterQueries } from '../structures-register.queries.js';
import { StructuresRegister, type StructureEntry } from '../structures-register.service.js';
import { communeText } from './commune-text.js';
import { paths } from './paths.js';
import { showPhone } from '../../../platform/contact/phone.js';
import { StructureForm } from './structure.form.js';
import { structureFormPage } from './structure-form.page.js';
import { StructureSubmissions } from './structure-submission.js';
import { structuresPage } from './structures.page.js';

@Controller()
@Allow('administrator')
export class StructuresController {
  constructor(
    private readonly register: StructuresRegister,
    private readonly queries: StructuresRegisterQueries,
    private readonly submissions: StructureSubmissions,
    private readonly communes: Communes,
  ) {}

  @Get(paths.structures.pattern)
  async list(@CurrentActor() actor: Actor, @Query('page') asked: unknown): Promise<PageResult> {
    const number = typeof asked === 'string' && /^[1-9]\d{0,3}$/.test(asked) ? Number(asked) : 1;
    return page(structuresPage(actor, await this.queries.list(number), number));
  }

  @Get(paths.createStructure.pattern)
  createForm(): PageResult {
    return page(structureFormPage(new StructureForm()));
  }

  @Post(paths.createStructure.pattern)
  async create(@Body() body: unknown): Promise<PageResult | RedirectResult> {
    const { form, entry, choices } = await this.submissions.read(body);
    if (!entry) return invalid(structureFormPage(form, choices));
    await this.register.create(entry);
    return seeOther(paths.structures.to(), 'Structure ajoutée.');
  }

  @Get(paths.editStructure.pattern)
  async editForm(@Param('id') id: string): Promise<PageResult> {
    const structure = await this.register.find(id);
    return page(structureFormPage(await this.prefilled(structure), [], structure));
  }

  @Post(paths.editStructure.pattern)
  async edit(@Param('id') id: string, @Body() body: unknown): Promise<PageResult | RedirectResult> {
    const structure = await this.register.find(id);
    const { form, entry, choices } = await this.submissions.read(body, id);
    if (!entry) return invalid(structureFormPage(form, choices, structure));
    await this.register.correct(id, form.version ?? structure.version, entry);
    return seeOther(paths.structures.to(), 'Structure modifiée.');
  }

  private async prefilled(entry: StructureEntry & { version: number }): Promise<StructureForm> {
    const commune = entry.communeInsee ? await this.communes.byInsee(entry.communeInsee) : undefined;
    return Object.assign(new StructureForm(), entry, {
      commune: commune && communeText(commune),
      phone: entry.phone && showPhone(entry.phone),
      fundDepartments: entry.fundDepartments.join(', '),
      fundCommunesIncluded: entry.fundExceptions.included.join(', '),
      fundCommunesExcluded: entry.fundExceptions.excluded.join(', '),
    });
  }
}
