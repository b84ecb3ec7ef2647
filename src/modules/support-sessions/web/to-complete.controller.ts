import { Controller, Get } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../platform/access/current-actor.js';
import { page, type PageResult } from '../../../platform/http/page.js';
import { Clock } from '../../../platform/time/clock.js';
import { ToCompleteQueries } from '../to-complete.queries.js';
import { draftKinds } from './draft-kinds.js';
import { paths } from './paths.js';
import { toCompletePage } from './to-complete.page.js';

/** What I put off today: forms begun, sessions to come back to. */
@Controller()
@Allow('mediator', 'counter', 'structure_manager', 'fund_agent')
export class ToCompleteController {
  constructor(
    private readonly toComplete: ToCompleteQueries,
    private readonly clock: Clock,
  ) {}

  @Get(paths.toComplete.pattern)
  async list(@CurrentStructureActor() actor: StructureActor): Promise<PageResult> {
    const drafts = await this.toComplete.drafts(actor, draftKinds);
    const sessions = await this.toComplete.list(actor);
    const ids = drafts.flatMap(({ content }) => content['beneficiaryId'] ?? []);
    const people = await this.toComplete.names(actor, ids);
    return page(toCompletePage({ drafts, sessions, people, now: this.clock.now() }));
  }
}
