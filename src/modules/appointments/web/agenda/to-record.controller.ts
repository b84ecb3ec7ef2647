import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import type { StructureActor } from '../../../../platform/access/actor.js';
import { Allow } from '../../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../../platform/access/current-actor.js';
import { readForm } from '../../../../platform/http/forms/form.js';
import { invalid, page, type PageResult, type RedirectResult, seeOther } from '../../../../platform/http/page.js';
import { withQuery } from '../../../../platform/http/paths.js';
import { Clock } from '../../../../platform/time/clock.js';
import { ToRecordQueries } from '../../agenda/to-record.queries.js';
import { BOOKERS } from '../../appointment.policy.js';
import { AppointmentsService } from '../../booking/appointments.service.js';
import { agendaPaths } from './paths.js';
import { RECORDED, ToRecordForm } from './to-record.form.js';
import { toRecordPage } from './to-record.page.js';

/** Past appointments of which nobody said what they became. */
@Controller()
@Allow(...BOOKERS)
export class ToRecordController {
  constructor(
    private readonly toRecord: ToRecordQueries,
    private readonly appointments: AppointmentsService,
    private readonly clock: Clock,
  ) {}

  @Get(agendaPaths.toRecord.pattern)
  async list(@CurrentStructureActor() actor: StructureActor, @Query('voir') shown?: string): Promise<PageResult> {
    return page(await this.shown(actor, shown, null));
  }

  @Post(agendaPaths.toRecord.pattern)
  async record(
    @CurrentStructureActor() actor: StructureActor,
    @Body() body: unknown,
    @Body('voir') shown?: string,
  ): Promise<PageResult | RedirectResult> {
    const form = await readForm(ToRecordForm, body);
    if (!form.isValid) return invalid(await this.shown(actor, shown, form));
    if (form.state === 'cancelled') await this.appointments.cancel(actor, form.appointment, 'person');
    else await this.appointments.mark(actor, form.appointment, form.state);
    const back = withQuery(agendaPaths.toRecord.to(), { voir: shown === 'structure' ? shown : undefined });
    return seeOther(back, `Rendez-vous noté\u00a0: ${RECORDED[form.state].toLowerCase()}.`);
  }

  private async shown(actor: StructureActor, shown: string | undefined, form: ToRecordForm | null) {
    const everyone = shown === 'structure';
    return toRecordPage(await this.toRecord.list(actor, everyone), { everyone, form, now: this.clock.now() });
  }
}
