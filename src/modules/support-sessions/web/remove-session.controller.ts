import { Controller, Get, Param, Post } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../platform/access/current-actor.js';
import { page, type PageResult, type RedirectResult, seeOther } from '../../../platform/http/page.js';
import { AppointmentSessions } from '../appointment-sessions.service.js';
import { SupportSessionsService } from '../support-sessions.service.js';
import { paths } from './paths.js';
import { removeSessionPage } from './remove-session.page.js';

/** Its author alone removes a session. */
@Controller()
@Allow('mediator', 'counter', 'structure_manager', 'fund_agent')
export class RemoveSessionController {
  constructor(
    private readonly sessions: SupportSessionsService,
    private readonly appointments: AppointmentSessions,
  ) {}

  @Get(paths.remove.pattern)
  async confirm(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<PageResult> {
    return page(removeSessionPage(await this.sessions.findOwn(actor, id)));
  }

  @Post(paths.remove.pattern)
  async remove(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<RedirectResult> {
    await this.appointments.remove(actor, id);
    return seeOther(paths.list.to(), 'Séance supprimée.');
  }
}
