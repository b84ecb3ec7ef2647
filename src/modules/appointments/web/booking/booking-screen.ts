import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../../platform/access/actor.js';
import { NotFoundError } from '../../../../platform/errors/domain-error.js';
import { isId, newId } from '../../../../platform/ids.js';
import { invalid, page, type PageResult, type View } from '../../../../platform/http/page.js';
import { instantOf, isDay } from '../../../../platform/time/day.js';
import { type BookingDesk, BookingDesks } from '../../booking/booking-desk.js';
import { MeetingPlaces } from '../../booking/meeting-place.js';
import type { ReasonRead } from '../../reasons/reasons.queries.js';
import { HourCheck } from '../../slots/hour-check.js';
import { minutesOf } from '../clock-time.js';
import { paths } from '../paths.js';
import { agendaTrail } from '../settings-tabs.js';
import { BookingForm } from './booking.form.js';
import { BOOKING, chooseReasonPage, inviteOf, ledeOf } from './booking.page.js';
import { BookingBoard, type BookingChoices } from '../../booking/booking-board.js';
import { bookingHref, type BookingQuery, fromSlotCode, instantFrom, slotCode } from './booking-query.js';
import { HoursFilter, hoursPage } from './hours.page.js';
import { type ChosenHour, confirmBookingPage } from './confirm-booking.page.js';

type Hour = Pick<ChosenHour, 'startsAt' | 'agentId' | 'placeId'>;

/** Offered in the stead of an hour that was taken meanwhile. */
const OTHERS = 6;

/** Why, then when, then who: each step is an address, so that one goes back and forth without losing anything. */
@Injectable()
export class BookingScreen {
  constructor(
    private readonly desks: BookingDesks,
    private readonly board: BookingBoard,
    private readonly places: MeetingPlaces,
    private readonly check: HourCheck,
  ) {}

  async step(actor: StructureActor, query: BookingQuery): Promise<PageResult> {
    const desk = await this.desks.open(actor, knownIn(query));
    const choices = await this.board.choices(desk);
    const reason = this.board.reasonOf(choices.reasons, query.motif);
    if (!reason) return page(chooseReasonPage(desk, choices, query));
    const form = HoursFilter.from(query);
    const chosen = await this.chosenIn(desk, query, form);
    if (!chosen) return this.hours(desk, choices, reason, query, form);
    const asked = Object.assign(new BookingForm(), { formKey: newId(), slot: slotCode(chosen) });
    const hour = await this.lay(desk, reason, chosen);
    return page(confirmBookingPage(desk, choices, hour, asked));
  }

  /** What a booking under way is about. @throws NotFoundError what is sent names no hour, or a reason that is not open */
  async read(actor: StructureActor, form: BookingForm) {
    const desk = await this.desks.open(actor, {
      ...(form.personId ? { personId: form.personId } : {}),
      ...(form.orientation ? { referralId: form.orientation } : {}),
    });
    const choices = await this.board.choices(desk);
    const reason = this.board.reasonOf(choices.reasons, form.motif);
    const chosen = fromSlotCode(form.slot);
    if (!reason || !chosen || (chosen.placeId !== null && !isId(chosen.placeId))) throw new NotFoundError('hour');
    return { desk, choices, reason, chosen };
  }

  /** The hour, what speaks against it and who else is free; other hours once it was taken. */
  async lay(desk: BookingDesk, reason: ReasonRead, chosen: Hour, taken = false): Promise<ChosenHour> {
    const { structureId, booker } = desk;
    const zone = await this.places.zone(structureId, chosen.placeId);
    const [atOnce, from] = [booker.kind === 'agent', chosen.startsAt];
    const at = { structureId, atOnce, from, placeId: chosen.placeId ?? undefined };
    const then = await this.board.hours(reason, { ...at, count: OTHERS });
    const same = then.find((slot) => slot.startsAt.getTime() === from.getTime() && slot.placeId === chosen.placeId);
    const asked = { structureId, reasonId: reason.id, agentId: chosen.agentId, startsAt: from, length: reason };
    return {
      ...{ ...chosen, reason, zone },
      objections: booker.kind === 'agent' ? await this.check.objections(asked) : [],
      otherAgentIds: (same?.agentIds ?? []).filter((id) => id !== chosen.agentId),
      others: taken ? then : [],
    };
  }

  private async hours(
    desk: BookingDesk,
    choices: BookingChoices,
    reason: ReasonRead,
    query: BookingQuery,
    form: HoursFilter,
  ): Promise<PageResult> {
    const home = desk.booker.kind === 'agent';
    const asked = { structureId: desk.structureId, atOnce: home };
    const { agent: agentId, lieu: placeId, des: day, personne, orientation } = query;
    const slots = await this.board.hours(reason, { ...asked, agentId, placeId, day });
    const of = {
      ...{ title: BOOKING, trail: [agendaTrail], lede: ledeOf(desk), action: paths.create.to(), hrefOf: bookingHref },
      fixed: { motif: reason.id, personne, orientation },
      otherReasonHref: choices.reasons.length > 1 ? bookingHref({ personne, orientation }) : null,
      settingsHref: home ? paths.availabilities.to() : null,
      byHandFor: home ? desk.booker.actor.userId : null,
      invite: inviteOf(desk, choices.reasons),
    };
    const shown: View = hoursPage(of, choices, { query, reason, slots, form });
    return form.isValid ? page(shown) : invalid(shown);
  }

  /** By a link of the list, or by a day and an hour typed by hand; null when none is, or what was typed is rejected. */
  async chosenIn(
    { structureId }: Pick<BookingDesk, 'structureId'>,
    query: BookingQuery,
    form: HoursFilter,
  ): Promise<Hour | null> {
    const [agentId, placeId] = [query.agent, isId(query.lieu) ? query.lieu : null];
    const instant = instantFrom(query.heure);
    if (instant && isId(agentId)) return { startsAt: instant, agentId, placeId };
    if (query.jour === undefined && query.a === undefined) return null;
    const minutes = minutesOf(query.a);
    if (!isDay(query.jour)) form.reject('jour', 'Choisissez un jour.');
    if (minutes === undefined) form.reject('a', 'Écrivez une heure comme 14:30.');
    if (!isId(agentId) || !isDay(query.jour) || minutes === undefined) return null;
    const zone = await this.places.zone(structureId, placeId);
    return { startsAt: instantOf(query.jour, minutes, zone), agentId, placeId };
  }
}

const knownIn = ({ personne, orientation }: BookingQuery) => ({
  ...(personne ? { personId: personne } : {}),
  ...(orientation ? { referralId: orientation } : {}),
});
