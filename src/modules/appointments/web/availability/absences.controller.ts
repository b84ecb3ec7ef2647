import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { StructureActor } from '../../../../platform/access/actor.js';
import { Allow } from '../../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../../platform/access/current-actor.js';
import { readForm } from '../../../../platform/http/forms/form.js';
import { invalid, page, type PageResult, type RedirectResult, seeOther } from '../../../../platform/http/page.js';
import { withQuery } from '../../../../platform/http/paths.js';
import { AbsencesService } from '../../availability/absences.service.js';
import { PlanningQueries } from '../../availability/planning.queries.js';
import { MeetingPlaces } from '../../booking/meeting-place.js';
import { confirmPage } from '../confirm.page.js';
import { paths } from '../paths.js';
import { agendaTrail } from '../settings-tabs.js';
import { AbsenceForm } from './absence.form.js';
import { absenceInWords, absencePage, absencesPage } from './absences.page.js';
import { PlanningDesk } from './planning-desk.js';

@Controller()
@Allow('mediator', 'counter', 'structure_manager', 'fund_agent')
export class AbsencesController {
  constructor(
    private readonly absences: AbsencesService,
    private readonly planning: PlanningQueries,
    private readonly desk: PlanningDesk,
    private readonly places: MeetingPlaces,
  ) {}

  @Get(paths.absences.pattern)
  async list(@CurrentStructureActor() actor: StructureActor, @Query('agent') agentId?: string): Promise<PageResult> {
    const desk = await this.desk.open(actor);
    const agent = this.desk.chosen(desk, agentId);
    return page(absencesPage(desk, agent, await this.planning.absences(actor, agent.id)));
  }

  @Get(paths.newAbsence.pattern)
  async blank(@CurrentStructureActor() actor: StructureActor, @Query('agent') agentId?: string): Promise<PageResult> {
    const desk = await this.desk.open(actor);
    return page(absencePage(desk, AbsenceForm.blank(this.desk.chosen(desk, agentId).id, desk.today)));
  }

  @Post(paths.newAbsence.pattern)
  async add(
    @CurrentStructureActor() actor: StructureActor,
    @Body() body: unknown,
  ): Promise<PageResult | RedirectResult> {
    const [desk, form] = [await this.desk.open(actor), await readForm(AbsenceForm, body)];
    form.check(desk.today);
    if (!form.isValid) return invalid(absencePage(desk, form));
    await this.absences.add(actor, form.toSettings(await this.places.zone(actor.structureId, null)));
    const address = withQuery(paths.absences.to(), { agent: form.agentId });
    return seeOther(address, 'Absence notée\u00a0: aucun rendez-vous n’y sera proposé.');
  }

  @Get(paths.removeAbsence.pattern)
  async askToRemove(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<PageResult> {
    const absence = await this.absences.find(actor, id);
    const cancelHref = withQuery(paths.absences.to(), { agent: absence.agentId });
    const shown = {
      title: 'Retirer cette absence\u00a0?',
      lede: `${absenceInWords({ ...absence, booked: [] })}. Des rendez-vous pourront de nouveau y être pris.`,
      ...{ action: paths.removeAbsence.to({ id }), button: 'Retirer l’absence', cancelHref },
    };
    return page(confirmPage(shown, [agendaTrail, { href: cancelHref, text: 'Absences' }]));
  }

  @Post(paths.removeAbsence.pattern)
  async remove(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<RedirectResult> {
    const { agentId } = await this.absences.find(actor, id);
    await this.absences.remove(actor, id);
    return seeOther(withQuery(paths.absences.to(), { agent: agentId }), 'Absence retirée.');
  }
}
