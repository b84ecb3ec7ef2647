import { Controller, Get, Param, Query } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../platform/access/current-actor.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { isId } from '../../../platform/ids.js';
import { page, type PageResult } from '../../../platform/http/page.js';
import { Clock } from '../../../platform/time/clock.js';
import { SupportSessionsQueries } from '../support-sessions.queries.js';
import { SupportSessionsService } from '../support-sessions.service.js';
import { cursorOf } from './cursor.js';
import { paths } from './paths.js';
import { SessionPages } from './session-pages.js';
import { sessionsListPage } from './sessions-list.page.js';

const PAGE = 50;

@Controller()
@Allow('mediator', 'counter', 'structure_manager', 'fund_agent')
export class SupportSessionsController {
  constructor(
    private readonly sessions: SupportSessionsService,
    private readonly queries: SupportSessionsQueries,
    private readonly pages: SessionPages,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  @Get(paths.list.pattern)
  async list(
    @CurrentStructureActor() actor: StructureActor,
    @Query('voir') shown?: string,
    @Query('avant') before?: string,
    @Query('etiquette') tag?: string,
  ): Promise<PageResult> {
    const everyone = shown === 'structure';
    const after = cursorOf(before);
    const tagId = isId(tag) ? tag : null;
    const today = this.clock.today();
    const found = await this.queries.page(actor, { everyone, after, tagId, limit: PAGE + 1 });
    const lines = found.slice(0, PAGE);
    const next = found.length > PAGE ? (lines.at(-1) ?? null) : null;
    const month = after || tagId ? null : await this.queries.month(actor, everyone, today);
    return page(sessionsListPage({ role: actor.role, today, everyone, lines, next, month, tagId }));
  }

  @Get(paths.show.pattern)
  async show(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<PageResult> {
    const session = await this.sessions.find(actor, id);
    await this.audit.record({ verb: 'session.read', subjectKind: 'support_session', subjectId: id });
    return page(await this.pages.of(actor, session));
  }
}
