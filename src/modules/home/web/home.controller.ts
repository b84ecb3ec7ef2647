import { Controller, Get } from '@nestjs/common';
import { type Actor, roles, worksInStructure } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentActor } from '../../../platform/access/current-actor.js';
import { page, type PageResult } from '../../../platform/http/page.js';
import { Clock } from '../../../platform/time/clock.js';
import { ReminderLetters } from '../../reminders/index.js';
import { DeskOverview } from '../desk-overview.js';
import { OverviewQueries } from '../overview.queries.js';
import { administratorHomePage, coordinatorHomePage, deskHomePage } from './home.page.js';

/** What waits for me today. */
@Controller()
export class HomeController {
  constructor(
    private readonly desks: DeskOverview,
    private readonly overview: OverviewQueries,
    private readonly letters: ReminderLetters,
    private readonly clock: Clock,
  ) {}

  @Get('/')
  @Allow(...roles)
  async show(@CurrentActor() actor: Actor): Promise<PageResult> {
    const now = this.clock.now();
    if (worksInStructure(actor)) {
      const [desk, letters] = await Promise.all([this.desks.of(actor), this.letters.count(actor)]);
      return page(deskHomePage(actor, desk, letters, now));
    }
    if (actor.role === 'administrator') return page(administratorHomePage(actor, await this.overview.site(), now));
    return page(coordinatorHomePage(actor, await this.overview.scope(actor), this.clock.today()));
  }
}
