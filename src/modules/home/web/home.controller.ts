import { Controller, Get } from '@nestjs/common';
import { type Actor, roles, type StructureActor, worksInStructure } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentActor } from '../../../platform/access/current-actor.js';
import { page, type PageResult } from '../../../platform/http/page.js';
import { Clock } from '../../../platform/time/clock.js';
import { ReferralsQueries } from '../../referrals/index.js';
import { sessionDraftKinds, SupportSessionsQueries, ToCompleteQueries } from '../../support-sessions/index.js';
import { OverviewQueries } from '../overview.queries.js';
import { administratorHomePage, coordinatorHomePage, type Desk, deskHomePage, newestFirst } from './home.page.js';

const SHOWN = 5;

/** What waits for me today. */
@Controller()
export class HomeController {
  constructor(
    private readonly referrals: ReferralsQueries,
    private readonly sessions: SupportSessionsQueries,
    private readonly overview: OverviewQueries,
    private readonly clock: Clock,
    private readonly toComplete: ToCompleteQueries,
  ) {}

  @Get('/')
  @Allow(...roles)
  async show(@CurrentActor() actor: Actor): Promise<PageResult> {
    if (worksInStructure(actor)) return page(deskHomePage(actor, await this.desk(actor)));
    if (actor.role === 'administrator') {
      return page(administratorHomePage(actor, await this.overview.site(), this.clock.now()));
    }
    return page(coordinatorHomePage(actor, await this.overview.scope(actor), this.clock.today()));
  }

  private async desk(actor: StructureActor): Promise<Desk> {
    const [waiting, toAnswer, answers, opened, sessions, toComplete] = await Promise.all([
      this.referrals.waiting(actor),
      this.referrals.toAnswer(actor, SHOWN),
      this.referrals.recentAnswers(actor, SHOWN),
      this.referrals.recentlyOpened(actor, SHOWN),
      this.sessions.today(actor),
      this.toComplete.count(actor, sessionDraftKinds),
    ]);
    return {
      waiting,
      toAnswer,
      news: newestFirst([...answers, ...opened]).slice(0, SHOWN),
      sessions,
      toComplete,
      now: this.clock.now(),
    };
  }
}
