import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { StructureActor } from '../../../../platform/access/actor.js';
import { Allow } from '../../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../../platform/access/current-actor.js';
import { readForm } from '../../../../platform/http/forms/form.js';
import { invalid, page, type PageResult, type RedirectResult, seeOther } from '../../../../platform/http/page.js';
import { withQuery } from '../../../../platform/http/paths.js';
import { AvailabilitiesService } from '../../availability/availabilities.service.js';
import { PlanningQueries } from '../../availability/planning.queries.js';
import { confirmPage } from '../confirm.page.js';
import { paths } from '../paths.js';
import { agendaTrail } from '../settings-tabs.js';
import { AvailabilityForm } from './availability.form.js';
import { availabilitiesPage, availabilityPage } from './availability.page.js';
import { hoursInWords, rhythmInWords } from './availability-words.js';
import { PlanningDesk } from './planning-desk.js';

@Controller()
@Allow('mediator', 'counter', 'structure_manager', 'fund_agent')
export class AvailabilitiesController {
  constructor(
    private readonly availabilities: AvailabilitiesService,
    private readonly planning: PlanningQueries,
    private readonly desk: PlanningDesk,
  ) {}

  @Get(paths.availabilities.pattern)
  async list(@CurrentStructureActor() actor: StructureActor, @Query('agent') agentId?: string): Promise<PageResult> {
    const desk = await this.desk.open(actor);
    const agent = this.desk.chosen(desk, agentId);
    return page(availabilitiesPage(desk, agent, await this.planning.availabilities(actor, agent.id)));
  }

  @Get(paths.newAvailability.pattern)
  async blank(@CurrentStructureActor() actor: StructureActor, @Query('agent') agentId?: string): Promise<PageResult> {
    const desk = await this.desk.open(actor);
    const { id } = this.desk.chosen(desk, agentId);
    return page(availabilityPage(desk, AvailabilityForm.blank(id, desk.places[0]?.id, desk.today), null));
  }

  @Post(paths.newAvailability.pattern)
  async add(
    @CurrentStructureActor() actor: StructureActor,
    @Body() body: unknown,
  ): Promise<PageResult | RedirectResult> {
    const [desk, form] = [await this.desk.open(actor), await readForm(AvailabilityForm, body)];
    form.check(desk.today);
    if (!form.isValid) return invalid(availabilityPage(desk, form, null));
    await this.availabilities.add(actor, form.toSettings());
    return this.done(form, 'Ces heures sont ajoutées\u00a0: on peut y prendre rendez-vous.');
  }

  @Get(paths.availability.pattern)
  async edit(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<PageResult> {
    const read = await this.planning.availability(actor, id);
    return page(availabilityPage(await this.desk.open(actor), AvailabilityForm.from(read), id));
  }

  @Post(paths.availability.pattern)
  async correct(
    @CurrentStructureActor() actor: StructureActor,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Promise<PageResult | RedirectResult> {
    await this.planning.availability(actor, id);
    const [desk, form] = [await this.desk.open(actor), await readForm(AvailabilityForm, body)];
    form.check(desk.today);
    if (!form.isValid) return invalid(availabilityPage(desk, form, id));
    await this.availabilities.correct(actor, id, form.version ?? 0, form.toSettings());
    return this.done(form, 'Ces heures sont enregistrées. Les rendez-vous déjà pris n’ont pas bougé.');
  }

  @Get(paths.removeAvailability.pattern)
  async askToRemove(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<PageResult> {
    const read = await this.planning.availability(actor, id);
    const cancelHref = withQuery(paths.availabilities.to(), { agent: read.agentId });
    const shown = {
      title: 'Ne plus recevoir à ces heures\u00a0?',
      lede: `${rhythmInWords(read)}, ${hoursInWords(read)}. Les rendez-vous déjà pris restent.`,
      ...{ action: paths.removeAvailability.to({ id }), button: 'Retirer ces heures', cancelHref },
    };
    return page(confirmPage(shown, [agendaTrail, { href: cancelHref, text: 'Disponibilités' }]));
  }

  @Post(paths.removeAvailability.pattern)
  async remove(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<RedirectResult> {
    const { agentId } = await this.planning.availability(actor, id);
    await this.availabilities.remove(actor, id);
    return seeOther(withQuery(paths.availabilities.to(), { agent: agentId }), 'Ces heures sont retirées.');
  }

  private done({ agentId }: AvailabilityForm, flash: string): RedirectResult {
    return seeOther(withQuery(paths.availabilities.to(), { agent: agentId }), flash);
  }
}
