import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { showPhone } from '../../../../platform/contact/phone.js';
import { NotFoundError } from '../../../../platform/errors/domain-error.js';
import { readForm } from '../../../../platform/http/forms/form.js';
import { invalid, page, type PageResult, seeOther } from '../../../../platform/http/page.js';
import { withQuery } from '../../../../platform/http/paths.js';
import { isId, newId } from '../../../../platform/ids.js';
import { AccessLinks, holdKey } from '../../../../platform/links/index.js';
import { Clock } from '../../../../platform/time/clock.js';
import { addDays, dayIn } from '../../../../platform/time/day.js';
import { HourTakenError } from '../../booking/appointment-records.js';
import { BookingBoard } from '../../booking/booking-board.js';
import { OwnBookings, type OwnDesk } from '../../booking/own-bookings.js';
import { OwnLinks } from '../../booking/own-links.js';
import { momentWords } from '../../moment-words.js';
import type { ReasonRead } from '../../reasons/reasons.queries.js';
import { fromSlotCode } from '../booking/booking-query.js';
import { hourTaken } from '../labels.js';
import { ownPaths } from '../paths.js';
import { OwnForm } from './own.form.js';
import { ownHoursPage, ownReasonsPage } from './own-hours.page.js';
import { nothingToBookPage } from './own-message.page.js';
import type { Answer } from './own-room.js';

/** The choice of an hour by the person themself: for a referral, or after an appointment that was cancelled. */
@Injectable()
export class OwnHours {
  constructor(
    private readonly board: BookingBoard,
    private readonly bookings: OwnBookings,
    private readonly ownLinks: OwnLinks,
    private readonly links: AccessLinks,
    private readonly clock: Clock,
  ) {}

  /** @param action the address of this page, which takes `motif` and `des` */
  async show(desk: OwnDesk, action: string, query: { motif?: string; des?: string }): Promise<PageResult> {
    const phone = phoneOf(desk);
    const waited = await this.bookings.upcoming(desk, this.clock.now());
    if (waited) {
      const words = [`Vous avez déjà un rendez-vous\u00a0: ${momentWords(waited.startsAt, waited.zone)}.`];
      return page(nothingToBookPage([...words, 'Le message reçu alors permet de le déplacer.'], phone));
    }
    const { reasons } = await this.board.choices({ structureId: desk.structure.id, openTo: 'people' });
    const reason = this.board.reasonOf(reasons, desk.reasonId ?? query.motif);
    if (reason) return page(await this.hours(desk, action, reason, newForm(), query.des));
    const hrefOf = (motif: string) => withQuery(action, { motif });
    return page(ownReasonsPage(desk.structure.name, reasons, hrefOf, phone));
  }

  /** Books, and opens the page of the new appointment on this browser. */
  async book(desk: OwnDesk, action: string, body: unknown, request: Request): Answer {
    const form = await readForm(OwnForm, body);
    const { reasons } = await this.board.choices({ structureId: desk.structure.id, openTo: 'people' });
    const reason = this.board.reasonOf(reasons, desk.reasonId ?? form.motif);
    if (!reason) throw new NotFoundError('reason');
    const chosen = fromSlotCode(form.slot);
    if (!form.isValid || !chosen) {
      return invalid(await this.hours(desk, action, reason, form.reject('slot', 'Choisissez une heure.')));
    }
    const formKey = isId(form.formKey) ? form.formKey : newId();
    try {
      const { id } = await this.bookings.book(desk, { ...chosen, reasonId: reason.id, formKey }, this.clock.now());
      await this.hold(request, id, chosen.startsAt, reason.durationMinutes);
      return seeOther(ownPaths.show.to({ id }), 'Votre rendez-vous est pris.');
    } catch (error) {
      if (!(error instanceof HourTakenError)) throw error;
      return invalid(await this.hours(desk, action, reason, form.reject('slot', hourTaken)));
    }
  }

  private async hours(desk: OwnDesk, action: string, reason: ReasonRead, form: OwnForm, day?: string) {
    const { structure } = desk;
    const { names } = await this.board.choices({ structureId: structure.id, openTo: 'people' });
    const slots = await this.board.hours(reason, { structureId: structure.id, atOnce: false, day, count: 12 });
    const last = slots.at(-1);
    const later = last && addDays(dayIn(last.startsAt, last.zone), 1);
    const of = {
      ...{ title: 'Choisissez votre rendez-vous', lede: structure.name, action, button: 'Prendre ce rendez-vous' },
      ...{ backHref: null, phone: phoneOf(desk) },
      laterHref: later ? withQuery(action, { motif: reason.id, des: later }) : null,
    };
    return ownHoursPage(of, { reason, slots, names, form });
  }

  private async hold(request: Request, id: string, startsAt: Date, minutes: number): Promise<void> {
    const token = await this.ownLinks.mint({ id, endsAt: new Date(startsAt.getTime() + minutes * 60_000) });
    const link = await this.links.find('appointment', token);
    if (link) await holdKey(request, link, this.clock.now());
  }
}

const newForm = (): OwnForm => Object.assign(new OwnForm(), { formKey: newId() });

const phoneOf = ({ structure: { phone } }: OwnDesk) =>
  phone ? { href: `tel:${phone}`, text: showPhone(phone) } : null;
