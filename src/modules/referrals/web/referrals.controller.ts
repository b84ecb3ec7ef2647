import { Controller, Get, Param, Query } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../platform/access/current-actor.js';
import { page, type PageResult, type RedirectResult, seeOther } from '../../../platform/http/page.js';
import { isId } from '../../../platform/ids.js';
import { Clock } from '../../../platform/time/clock.js';
import { ReferralFolder } from '../referral-folder.js';
import { ReferralsQueries } from '../referrals.queries.js';
import { paths } from './paths.js';
import { referralPage } from './referral.page.js';
import { receivedTabs, referralsPage, sentTabs, tabOf } from './referrals.page.js';

/** What was sent, what was received, and each referral for both sides. */
@Controller()
@Allow('mediator', 'counter', 'structure_manager', 'fund_agent')
export class ReferralsController {
  constructor(
    private readonly queries: ReferralsQueries,
    private readonly folder: ReferralFolder,
    private readonly clock: Clock,
  ) {}

  @Get(paths.list.pattern)
  async sent(
    @CurrentStructureActor() actor: StructureActor,
    @Query('etat') code?: unknown,
    @Query('apres') from?: unknown,
  ): Promise<PageResult | RedirectResult> {
    // A caisse only receives.
    if (actor.role === 'fund_agent') return seeOther(paths.received.to());
    const tab = tabOf(sentTabs, code);
    const after = isId(from) ? from : undefined;
    const found = await this.queries.sent(actor, tab.statuses, after);
    const waiting = await this.queries.waiting(actor);
    return page(
      referralsPage({ direction: 'sent', tab, found, after, waiting, handsOver: handsOver(actor) }, this.clock.today()),
    );
  }

  @Get(paths.received.pattern)
  async received(
    @CurrentStructureActor() actor: StructureActor,
    @Query('etat') code?: unknown,
    @Query('apres') from?: unknown,
  ): Promise<PageResult> {
    const tab = tabOf(receivedTabs, code);
    const after = isId(from) ? from : undefined;
    const found = await this.queries.received(actor, tab.statuses, after);
    const waiting = await this.queries.waiting(actor);
    return page(
      referralsPage({ direction: 'received', tab, found, after, waiting, handsOver: false }, this.clock.today()),
    );
  }

  @Get(paths.show.pattern)
  async show(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<PageResult> {
    return page(referralPage(await this.folder.open(actor, id), this.clock.now()));
  }
}

const handsOver = (actor: StructureActor): boolean => actor.role === 'structure_manager';
