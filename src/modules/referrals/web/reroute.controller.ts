import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../platform/access/current-actor.js';
import { readForm } from '../../../platform/http/forms/form.js';
import { invalid, page, type PageResult, type RedirectResult, seeOther } from '../../../platform/http/page.js';
import { Clock } from '../../../platform/time/clock.js';
import { ReferralFolder } from '../referral-folder.js';
import { RerouteService } from '../reroute.service.js';
import { paths } from './paths.js';
import { referralPage } from './referral.page.js';
import { RerouteForm } from './reroute.form.js';

/** « Réorienter vers … »: sends the same request to another one, from the page of the one that was refused. */
@Controller()
@Allow('mediator', 'counter', 'structure_manager')
export class RerouteController {
  constructor(
    private readonly folder: ReferralFolder,
    private readonly rerouting: RerouteService,
    private readonly clock: Clock,
  ) {}

  /** Where a page that came back with its errors is asked for again. */
  @Get(paths.reroute.pattern)
  async again(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<PageResult> {
    return page(referralPage(await this.folder.open(actor, id), this.clock.now()));
  }

  @Post(paths.reroute.pattern)
  async reroute(
    @CurrentStructureActor() actor: StructureActor,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Promise<PageResult | RedirectResult> {
    const form = await readForm(RerouteForm, body);
    if (!form.isValid) {
      return invalid(referralPage(await this.folder.open(actor, id), this.clock.now(), { reroute: form }));
    }
    const made = await this.rerouting.reroute(actor, id, { ...form.chosen, message: form.message ?? null });
    return seeOther(paths.show.to({ id: made.id }), 'Personne réorientée\u00a0: la nouvelle demande est partie.');
  }
}
