import { Controller, Get, Query } from '@nestjs/common';
import type { StructureActor } from '../../../../platform/access/actor.js';
import { Allow } from '../../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../../platform/access/current-actor.js';
import { NotFoundError } from '../../../../platform/errors/domain-error.js';
import { page, type PageResult } from '../../../../platform/http/page.js';
import { isId } from '../../../../platform/ids.js';
import { AgendaService } from '../../agenda/agenda.service.js';
import { BOOKERS } from '../../appointment.policy.js';
import { agendaPage } from './agenda.page.js';
import { WHOLE_STRUCTURE } from './agenda-query.js';
import { dayAsked } from './day-asked.js';
import { daySheetPage } from './day-sheet.page.js';
import { agendaPaths } from './paths.js';
import { isView, periodOf } from './period.js';

/** Whose agenda an address asks for: one’s own when it says nothing. */
function agentOf({ userId }: StructureActor, asked: unknown): string | null {
  if (asked === undefined || asked === '') return userId;
  if (asked === WHOLE_STRUCTURE) return null;
  if (!isId(asked)) throw new NotFoundError('agent');
  return asked;
}

@Controller()
@Allow(...BOOKERS)
export class AgendaController {
  constructor(private readonly agendas: AgendaService) {}

  @Get(agendaPaths.show.pattern)
  async show(
    @CurrentStructureActor() actor: StructureActor,
    @Query('vue') asked?: string,
    @Query('jour') on?: string,
    @Query('agent') agent?: string,
  ): Promise<PageResult> {
    const day = dayAsked(on) ?? (await this.agendas.today(actor));
    const view = isView(asked) ? asked : 'semaine';
    const agentId = agentOf(actor, agent);
    const period = periodOf(view, day);
    const agenda = await this.agendas.of(actor, period.first, period.last, agentId);
    return page(agendaPage(agenda, period, { view, day, agentId, own: actor.userId }));
  }

  @Get(agendaPaths.sheet.pattern)
  async sheet(
    @CurrentStructureActor() actor: StructureActor,
    @Query('jour') on?: string,
    @Query('agent') agent?: string,
  ): Promise<PageResult> {
    const day = dayAsked(on) ?? (await this.agendas.today(actor));
    const agentId = agentOf(actor, agent);
    return page(daySheetPage(await this.agendas.of(actor, day, day, agentId), { day, agentId, own: actor.userId }));
  }
}
