import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../../platform/access/actor.js';
import { ConflictError, NotFoundError } from '../../../../platform/errors/domain-error.js';
import { readForm } from '../../../../platform/http/forms/form.js';
import { invalid, page, type PageResult, type RedirectResult, seeOther } from '../../../../platform/http/page.js';
import { withQuery } from '../../../../platform/http/paths.js';
import { type AppointmentOpened, AppointmentReading } from '../../booking/appointment-reading.js';
import { HourTakenError } from '../../booking/appointment-records.js';
import { AppointmentsService } from '../../booking/appointments.service.js';
import { HourObjectedError } from '../../booking/hour-choice.js';
import { MovingHours } from '../../booking/moving-hours.js';
import { momentWords } from '../../moment-words.js';
import { changedMeanwhile, hourTaken } from '../labels.js';
import { paths } from '../paths.js';
import { confirmMovePage, type NewHour, trailTo } from './acts.page.js';
import { type BookingQuery, fromSlotCode, slotCode } from './booking-query.js';
import { BookingScreen } from './booking-screen.js';
import { HoursFilter, hoursPage } from './hours.page.js';
import { MoveForm } from './move.form.js';
import { confirmObjection } from './objection-words.js';

/** Another hour for an appointment: chosen as for a new one, then confirmed. */
@Injectable()
export class MoveScreen {
  constructor(
    private readonly reading: AppointmentReading,
    private readonly moving: MovingHours,
    private readonly screen: BookingScreen,
    private readonly appointments: AppointmentsService,
  ) {}

  async step(actor: StructureActor, id: string, query: BookingQuery): Promise<PageResult> {
    const opened = await this.reading.open(actor, id);
    const { appointment } = opened;
    if (appointment.status !== 'upcoming') throw new ConflictError(changedMeanwhile[appointment.status]);
    const form = HoursFilter.from(query);
    const chosen = await this.screen.chosenIn(appointment, query, form);
    if (chosen) {
      const asked = Object.assign(new MoveForm(), { slot: slotCode(chosen) });
      return page(confirmMovePage(opened, await this.hour(opened, chosen), asked));
    }
    const { choices, reason, slots } = await this.moving.offer(appointment, query);
    const of = {
      ...{ title: 'Déplacer le rendez-vous', trail: trailTo(opened), lede: opened.personName },
      ...{ action: paths.move.to({ id }), hrefOf: (to: BookingQuery) => withQuery(paths.move.to({ id }), { ...to }) },
      ...{ fixed: {}, otherReasonHref: null, settingsHref: paths.availabilities.to(), byHandFor: appointment.agentId },
      invite: null,
    };
    const shown = hoursPage(of, choices, { query, reason, slots, form });
    return form.isValid ? page(shown) : invalid(shown);
  }

  async send(actor: StructureActor, id: string, body: unknown): Promise<PageResult | RedirectResult> {
    const opened = await this.reading.open(actor, id);
    const form = await readForm(MoveForm, body);
    const to = fromSlotCode(form.slot);
    if (!to) throw new NotFoundError('hour');
    const hour = await this.hour(opened, to);
    try {
      await this.appointments.move(actor, id, { ...to, force: form.knowingly ?? false });
    } catch (error) {
      if (error instanceof HourObjectedError) form.reject('knowingly', confirmObjection);
      else if (error instanceof HourTakenError) form.reject('knowingly', hourTaken);
      else throw error;
      return invalid(confirmMovePage(opened, await this.hour(opened, to), form));
    }
    return seeOther(paths.show.to({ id }), `Rendez-vous déplacé\u00a0: ${momentWords(to.startsAt, hour.zone)}.`);
  }

  private hour({ appointment }: AppointmentOpened, to: Parameters<MovingHours['look']>[1]): Promise<NewHour> {
    return this.moving.look(appointment, to);
  }
}
