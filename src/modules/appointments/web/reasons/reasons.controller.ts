import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { StructureActor } from '../../../../platform/access/actor.js';
import { Allow } from '../../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../../platform/access/current-actor.js';
import { readForm } from '../../../../platform/http/forms/form.js';
import { invalid, page, type PageResult, type RedirectResult, seeOther } from '../../../../platform/http/page.js';
import { newReason } from '../../reasons/reason-settings.js';
import { ReasonsQueries } from '../../reasons/reasons.queries.js';
import { ReasonsService } from '../../reasons/reasons.service.js';
import { confirmPage } from '../confirm.page.js';
import { paths } from '../paths.js';
import { agendaTrail } from '../settings-tabs.js';
import { ReasonForm } from './reason.form.js';
import { reasonPage, reasonsPage } from './reasons.page.js';

@Controller()
@Allow('mediator', 'structure_manager', 'fund_agent')
export class ReasonsController {
  constructor(
    private readonly reasons: ReasonsService,
    private readonly queries: ReasonsQueries,
  ) {}

  @Get(paths.reasons.pattern)
  async list(@CurrentStructureActor() actor: StructureActor): Promise<PageResult> {
    return page(reasonsPage(await this.queries.open(actor.structureId), actor.role));
  }

  @Post(paths.proposedReasons.pattern)
  async addProposed(@CurrentStructureActor() actor: StructureActor): Promise<RedirectResult> {
    await this.reasons.addProposed(actor);
    return seeOther(paths.reasons.to(), 'Motifs créés. Il reste à dire quand vous recevez.');
  }

  @Get(paths.newReason.pattern)
  blank(): PageResult {
    return page(reasonPage(ReasonForm.from(newReason), null));
  }

  @Post(paths.newReason.pattern)
  async add(
    @CurrentStructureActor() actor: StructureActor,
    @Body() body: unknown,
  ): Promise<PageResult | RedirectResult> {
    const form = await readForm(ReasonForm, body);
    if (!form.isValid) return invalid(reasonPage(form, null));
    await this.reasons.add(actor, form.toSettings());
    return seeOther(paths.reasons.to(), `Motif créé\u00a0: ${form.label}.`);
  }

  @Get(paths.reason.pattern)
  async edit(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<PageResult> {
    const reason = await this.queries.require(actor.structureId, id);
    return page(reasonPage(ReasonForm.from(reason, reason.version), id));
  }

  @Post(paths.reason.pattern)
  async correct(
    @CurrentStructureActor() actor: StructureActor,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Promise<PageResult | RedirectResult> {
    await this.queries.require(actor.structureId, id);
    const form = await readForm(ReasonForm, body);
    if (!form.isValid) return invalid(reasonPage(form, id));
    await this.reasons.correct(actor, id, form.version ?? 0, form.toSettings());
    return seeOther(paths.reasons.to(), 'Motif enregistré.');
  }

  @Get(paths.retireReason.pattern)
  async askToRetire(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<PageResult> {
    const { label } = await this.queries.require(actor.structureId, id);
    const shown = {
      title: `Ne plus proposer «\u00a0${label}\u00a0»\u00a0?`,
      lede: 'Les rendez-vous déjà pris restent. Personne ne pourra plus en prendre pour ce motif.',
      action: paths.retireReason.to({ id }),
      button: 'Ne plus proposer ce motif',
      cancelHref: paths.reason.to({ id }),
    };
    return page(confirmPage(shown, [agendaTrail, { href: paths.reasons.to(), text: 'Motifs de rendez-vous' }]));
  }

  @Post(paths.retireReason.pattern)
  async retire(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<RedirectResult> {
    await this.reasons.retire(actor, id);
    return seeOther(paths.reasons.to(), 'Ce motif n’est plus proposé.');
  }
}
