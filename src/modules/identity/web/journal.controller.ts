import { Controller, Get, Query } from '@nestjs/common';
import type { Actor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentActor } from '../../../platform/access/current-actor.js';
import { page, type PageResult } from '../../../platform/http/page.js';
import { Clock } from '../../../platform/time/clock.js';
import { isDay } from '../../../platform/time/day.js';
import { JournalQueries } from '../journal/journal.queries.js';
import { journalPage } from './journal.page.js';
import { paths } from './paths.js';

/** What was done, by whom and when: for those who answer for it. */
@Controller()
@Allow('structure_manager', 'administrator')
export class JournalController {
  constructor(
    private readonly journal: JournalQueries,
    private readonly clock: Clock,
  ) {}

  @Get(paths.journal.pattern)
  async show(@CurrentActor() actor: Actor, @Query() query: Record<string, unknown>): Promise<PageResult> {
    const { acte, du, au, avant } = query;
    const filter = {
      verb: typeof acte === 'string' && /^[a-z-]+\.[a-z-]+$/.test(acte) ? acte : undefined,
      from: isDay(du) ? du : undefined,
      to: isDay(au) ? au : undefined,
      before: typeof avant === 'string' && /^\d{1,15}$/.test(avant) ? Number(avant) : undefined,
    };
    return page(journalPage(actor, filter, await this.journal.page(actor, filter), this.clock.now()));
  }
}
