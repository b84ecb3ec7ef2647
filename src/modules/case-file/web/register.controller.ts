import { Controller, Get, Param } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../platform/access/current-actor.js';
import { page, type PageResult } from '../../../platform/http/page.js';
import { BeneficiariesService } from '../../beneficiaries/index.js';
import { PersonRegistrations, WorkshopsQueries } from '../../workshops/index.js';
import { paths } from './paths.js';
import { registerPage } from './register.page.js';

/** The workshops to come, for somebody whose file is open: one press gives a seat, or a place in the line. */
@Controller()
@Allow('mediator', 'counter', 'structure_manager', 'fund_agent')
export class RegisterController {
  constructor(
    private readonly beneficiaries: BeneficiariesService,
    private readonly workshops: WorkshopsQueries,
    private readonly registrations: PersonRegistrations,
  ) {}

  @Get(paths.register.pattern)
  async choose(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<PageResult> {
    const person = await this.beneficiaries.find(actor, id);
    const [cards, registrations] = await Promise.all([
      this.workshops.toCome(actor.structureId, {}),
      this.registrations.of(actor.structureId, person.id),
    ]);
    return page(registerPage(person, cards, registrations));
  }
}
