import { Injectable } from '@nestjs/common';
import { showPhone } from '../../../../platform/contact/phone.js';
import { ConflictError } from '../../../../platform/errors/domain-error.js';
import { readForm } from '../../../../platform/http/forms/form.js';
import { invalid, page, type PageResult, seeOther } from '../../../../platform/http/page.js';
import { withQuery } from '../../../../platform/http/paths.js';
import { addDays, dayIn } from '../../../../platform/time/day.js';
import { HourTakenError } from '../../booking/appointment-records.js';
import { AppointmentsService } from '../../booking/appointments.service.js';
import { BookingBoard } from '../../booking/booking-board.js';
import { momentWords } from '../../moment-words.js';
import { ReasonsQueries } from '../../reasons/reasons.queries.js';
import { fromSlotCode } from '../booking/booking-query.js';
import { hourTaken, tooLateByLink } from '../labels.js';
import { ownPaths } from '../paths.js';
import type { OwnRead } from './own.page.js';
import { OwnForm } from './own.form.js';
import { ownHoursPage } from './own-hours.page.js';
import type { Answer } from './own-room.js';

/** Another hour, by the person who holds the key. */
@Injectable()
export class OwnMoving {
  constructor(
    private readonly appointments: AppointmentsService,
    private readonly board: BookingBoard,
    private readonly reasons: ReasonsQueries,
  ) {}

  async show(read: OwnRead, day: string | undefined): Promise<PageResult> {
    if (!read.can.move) throw new ConflictError(tooLateByLink);
    return page(await this.hours(read, new OwnForm(), day));
  }

  async move(read: OwnRead, body: unknown): Answer {
    const { id } = read.appointment;
    const form = await readForm(OwnForm, body);
    const to = fromSlotCode(form.slot);
    if (!form.isValid || !to) return invalid(await this.hours(read, form.reject('slot', 'Choisissez une heure.')));
    try {
      await this.appointments.move('person', id, to);
    } catch (error) {
      if (!(error instanceof HourTakenError)) throw error;
      return invalid(await this.hours(read, form.reject('slot', hourTaken)));
    }
    return seeOther(ownPaths.show.to({ id }), 'Votre rendez-vous est déplacé.');
  }

  private async hours({ appointment, facts }: OwnRead, form: OwnForm, day?: string) {
    const { id, structureId, reasonId, startsAt, zone } = appointment;
    const reason = await this.reasons.require(structureId, reasonId);
    const { names } = await this.board.choices({ structureId, openTo: 'people' });
    const asked = { structureId, atOnce: false, day, exceptId: id, count: 13 };
    const found = await this.board.hours(reason, asked);
    const slots = found.filter((slot) => slot.startsAt.getTime() !== startsAt.getTime());
    const last = slots.at(-1);
    const action = ownPaths.move.to({ id });
    const of = {
      ...{ title: 'Changer d’heure', lede: `Jusqu’ici\u00a0: ${momentWords(startsAt, zone)}.`, action },
      ...{ button: 'Déplacer mon rendez-vous', backHref: ownPaths.show.to({ id }) },
      laterHref: last ? withQuery(action, { des: addDays(dayIn(last.startsAt, last.zone), 1) }) : null,
      phone: facts.deskPhone ? { href: `tel:${facts.deskPhone}`, text: showPhone(facts.deskPhone) } : null,
    };
    return ownHoursPage(of, { reason, slots, names, form });
  }
}
