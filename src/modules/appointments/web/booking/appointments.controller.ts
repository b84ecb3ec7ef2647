import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { StructureActor } from '../../../../platform/access/actor.js';
import { Allow } from '../../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../../platform/access/current-actor.js';
import { readForm } from '../../../../platform/http/forms/form.js';
import { invalid, page, type PageResult, type RedirectResult, seeOther } from '../../../../platform/http/page.js';
import { Clock } from '../../../../platform/time/clock.js';
import { AppointmentReading } from '../../booking/appointment-reading.js';
import { AppointmentsService } from '../../booking/appointments.service.js';
import { statusLabels } from '../labels.js';
import { paths } from '../paths.js';
import { cancelPage } from './acts.page.js';
import { appointmentPage } from './appointment.page.js';
import { bookingQuery } from './booking-query.js';
import { CancelForm, MarkForm } from './move.form.js';
import { MoveScreen } from './move-screen.js';

@Controller()
@Allow('mediator', 'counter', 'structure_manager', 'fund_agent')
export class AppointmentsController {
  constructor(
    private readonly reading: AppointmentReading,
    private readonly appointments: AppointmentsService,
    private readonly moving: MoveScreen,
    private readonly clock: Clock,
  ) {}

  @Get(paths.show.pattern)
  async show(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<PageResult> {
    return page(appointmentPage(await this.reading.open(actor, id), this.clock.now()));
  }

  @Get(paths.move.pattern)
  async chooseHour(
    @CurrentStructureActor() actor: StructureActor,
    @Param('id') id: string,
    @Query() query: Record<string, unknown>,
  ): Promise<PageResult> {
    return this.moving.step(actor, id, bookingQuery(query));
  }

  @Post(paths.move.pattern)
  async move(
    @CurrentStructureActor() actor: StructureActor,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Promise<PageResult | RedirectResult> {
    return this.moving.send(actor, id, body);
  }

  @Get(paths.cancel.pattern)
  async askToCancel(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<PageResult> {
    return page(cancelPage(await this.reading.open(actor, id)));
  }

  @Post(paths.cancel.pattern)
  async cancel(
    @CurrentStructureActor() actor: StructureActor,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Promise<PageResult | RedirectResult> {
    const opened = await this.reading.open(actor, id);
    const form = await readForm(CancelForm, body);
    if (!form.isValid) return invalid(cancelPage(opened));
    await this.appointments.cancel(actor, id, form.by);
    return seeOther(paths.show.to({ id }), 'Rendez-vous annulé. L’heure est de nouveau libre.');
  }

  @Post(paths.mark.pattern)
  async mark(
    @CurrentStructureActor() actor: StructureActor,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Promise<PageResult | RedirectResult> {
    const opened = await this.reading.open(actor, id);
    const form = await readForm(MarkForm, body);
    if (!form.isValid) return invalid(appointmentPage(opened, this.clock.now()));
    await this.appointments.mark(actor, id, form.as);
    return seeOther(paths.show.to({ id }), `C’est noté\u00a0: ${statusLabels[form.as].toLowerCase()}.`);
  }

  @Post(paths.restore.pattern)
  async restore(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<RedirectResult> {
    await this.appointments.restore(actor, id);
    return seeOther(paths.show.to({ id }), 'Le rendez-vous est de nouveau à venir.');
  }
}
