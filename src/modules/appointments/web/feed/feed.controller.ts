import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import type { StructureActor } from '../../../../platform/access/actor.js';
import { Allow } from '../../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../../platform/access/current-actor.js';
import { Config } from '../../../../platform/config/index.js';
import { page, type PageResult, type RedirectResult, seeOther } from '../../../../platform/http/page.js';
import { Clock } from '../../../../platform/time/clock.js';
import { BOOKERS } from '../../appointment.policy.js';
import { AgendaFeeds } from '../../feed/agenda-feeds.service.js';
import { agendaPaths } from '../agenda/paths.js';
import { feedPage, stopFeedPage } from './feed.page.js';

/** The address by which a telephone or a mailbox reads an agent’s agenda. */
@Controller()
@Allow(...BOOKERS)
export class FeedController {
  constructor(
    private readonly feeds: AgendaFeeds,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  @Get(agendaPaths.feed.pattern)
  async show(@CurrentStructureActor() actor: StructureActor): Promise<PageResult> {
    return page(feedPage(await this.feeds.state(actor), null, this.clock.now()));
  }

  /** The key is in this answer alone: neither in an address of ours, nor in the session. */
  @Post(agendaPaths.makeFeed.pattern)
  @HttpCode(200)
  async make(@CurrentStructureActor() actor: StructureActor): Promise<PageResult> {
    const token = await this.feeds.make(actor);
    const address = new URL(agendaPaths.calendar.to({ file: `${token}.ics` }), this.config.publicUrl).href;
    return page(feedPage(await this.feeds.state(actor), address, this.clock.now()));
  }

  @Get(agendaPaths.stopFeed.pattern)
  confirm(): PageResult {
    return page(stopFeedPage());
  }

  @Post(agendaPaths.stopFeed.pattern)
  async stop(@CurrentStructureActor() actor: StructureActor): Promise<RedirectResult> {
    await this.feeds.stop(actor);
    return seeOther(agendaPaths.feed.to(), 'L’adresse est arrêtée\u00a0: elle ne donne plus rien.');
  }
}
