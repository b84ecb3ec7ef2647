import { Body, Controller, Get, Post } from '@nestjs/common';
import type { StructureActor } from '../../../../platform/access/actor.js';
import { Allow } from '../../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../../platform/access/current-actor.js';
import { Config } from '../../../../platform/config/index.js';
import { readForm } from '../../../../platform/http/forms/form.js';
import {
  invalid,
  page,
  type PageResult,
  type RedirectResult,
  seeOther,
  view,
  type View,
} from '../../../../platform/http/page.js';
import { Clock } from '../../../../platform/time/clock.js';
import { RdvLinks } from '../rdv-links.service.js';
import { RdvNews } from '../rdv-news.js';
import { rdvPaths } from './paths.js';
import { RdvLinkForm } from './rdv-link.form.js';
import { rdvLinkPage } from './rdv-link.page.js';

/** The link of the structure with RDV Service Public. */
@Controller()
@Allow('structure_manager')
export class RdvLinkController {
  constructor(
    private readonly links: RdvLinks,
    private readonly news: RdvNews,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  @Get(rdvPaths.link.pattern)
  async show(@CurrentStructureActor() actor: StructureActor): Promise<PageResult> {
    return page(await this.shown(actor, new RdvLinkForm()));
  }

  @Post(rdvPaths.link.pattern)
  async set(
    @CurrentStructureActor() actor: StructureActor,
    @Body() body: unknown,
  ): Promise<PageResult | RedirectResult> {
    const form = await readForm(RdvLinkForm, body);
    if (!form.isValid) return invalid(await this.shown(actor, form));
    await this.links.set(actor, form.secret);
    return seeOther(
      rdvPaths.link.to(),
      'La liaison est ouverte. Collez maintenant son adresse dans RDV Service Public.',
    );
  }

  @Get(rdvPaths.endLink.pattern)
  askToEnd(): PageResult {
    const model = { action: rdvPaths.endLink.to(), cancelHref: rdvPaths.link.to() };
    return page(view('appointments/rdv-service-public/end-link', 'Arrêter la liaison\u00a0?', model));
  }

  @Post(rdvPaths.endLink.pattern)
  async end(@CurrentStructureActor() actor: StructureActor): Promise<RedirectResult> {
    await this.links.end(actor);
    return seeOther(rdvPaths.link.to(), 'La liaison est arrêtée. Les rendez-vous déjà reçus restent.');
  }

  private async shown(actor: StructureActor, form: RdvLinkForm): Promise<View> {
    const [link, aside] = [await this.links.of(actor), await this.news.aside(actor.structureId)];
    return rdvLinkPage(form, { link, aside, publicUrl: this.config.publicUrl, now: this.clock.now() });
  }
}
