import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { Actor } from '../../../../platform/access/actor.js';
import { Allow } from '../../../../platform/access/allow.js';
import { CurrentActor } from '../../../../platform/access/current-actor.js';
import { Config } from '../../../../platform/config/index.js';
import { readForm } from '../../../../platform/http/forms/form.js';
import { invalid, page, type PageResult, type RedirectResult, seeOther } from '../../../../platform/http/page.js';
import { Clock } from '../../../../platform/time/clock.js';
import { SHARERS } from '../../reports/report.policy.js';
import { ReportShares } from '../report-shares.service.js';
import { sharingPaths } from './paths.js';
import { ShareForm } from './share.form.js';
import { sharesPage, stopSharePage } from './shares.page.js';

/** Who outside reads a report, and until when. */
@Controller()
@Allow(...SHARERS)
export class SharesController {
  constructor(
    private readonly shares: ReportShares,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  @Get(sharingPaths.shares.pattern)
  async show(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<PageResult> {
    return page(await this.shown(actor, id, new ShareForm(), null));
  }

  /** The key is in this answer alone: neither in an address of ours, nor in the session. */
  @Post(sharingPaths.shares.pattern)
  @HttpCode(200)
  async share(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: unknown): Promise<PageResult> {
    const form = await readForm(ShareForm, body);
    if (!form.isValid) return invalid(await this.shown(actor, id, form, null));
    const token = await this.shares.share(actor, id, form.pour ?? '', Number(form.duree));
    const address = new URL(sharingPaths.open.to({ token }), this.config.publicUrl).href;
    return page(await this.shown(actor, id, new ShareForm(), address));
  }

  @Get(sharingPaths.stop.pattern)
  async confirm(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('shareId') shareId: string,
  ): Promise<PageResult> {
    return page(stopSharePage(id, await this.shares.find(actor, id, shareId)));
  }

  @Post(sharingPaths.stop.pattern)
  async stop(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('shareId') shareId: string,
  ): Promise<RedirectResult> {
    await this.shares.revoke(actor, id, shareId);
    return seeOther(sharingPaths.shares.to({ id }), 'Ce lien est arrêté\u00a0: il n’ouvre plus rien.');
  }

  private async shown(actor: Actor, id: string, form: ShareForm, address: string | null) {
    const report = await this.shares.shareable(actor, id);
    const shares = await this.shares.of(report);
    return sharesPage({ report, form, shares, address, now: this.clock.now() });
  }
}
