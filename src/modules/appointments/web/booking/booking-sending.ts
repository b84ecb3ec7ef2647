import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../../platform/access/actor.js';
import { formAsTyped, readForm } from '../../../../platform/http/forms/form.js';
import {
  fragment,
  type FragmentResult,
  invalid,
  page,
  type PageResult,
  type RedirectResult,
  seeOther,
} from '../../../../platform/http/page.js';
import { isId, newId } from '../../../../platform/ids.js';
import { Clock } from '../../../../platform/time/clock.js';
import { BeneficiariesQueries, personChoices, typedSearch } from '../../../beneficiaries/index.js';
import { referralsPaths } from '../../../referrals/index.js';
import { HourTakenError } from '../../booking/appointment-records.js';
import { HourObjectedError } from '../../booking/hour-choice.js';
import { ReferralBookings } from '../../booking/referral-bookings.js';
import { momentWords } from '../../moment-words.js';
import { hourTaken } from '../labels.js';
import { paths } from '../paths.js';
import { BookingForm } from './booking.form.js';
import { BookingScreen } from './booking-screen.js';
import { confirmBookingPage } from './confirm-booking.page.js';
import { confirmObjection } from './objection-words.js';

type Answer = Promise<PageResult | RedirectResult>;

/** The form of a booking: a person is looked for, chosen, then the hour is taken. */
@Injectable()
export class BookingSending {
  constructor(
    private readonly screen: BookingScreen,
    private readonly bookings: ReferralBookings,
    private readonly people: BeneficiariesQueries,
    private readonly clock: Clock,
  ) {}

  /** For the list that follows what is typed. */
  async found(actor: StructureActor, q: unknown): Promise<FragmentResult> {
    const choices = await this.choices(actor, q);
    return fragment('support-sessions/person-choices', { ...choices, searchAction: paths.create.to() });
  }

  /** The same form again, with the people found or the one chosen. */
  async again(
    actor: StructureActor,
    body: unknown,
    { q, chosen }: { q: unknown; chosen: unknown },
  ): Promise<PageResult> {
    const form = formAsTyped(BookingForm, body);
    if (isId(chosen)) form.personId = chosen;
    const read = await this.screen.read(actor, form);
    const hour = await this.screen.lay(read.desk, read.reason, read.chosen);
    const choices = isId(chosen) ? null : await this.choices(actor, q);
    return page(confirmBookingPage(read.desk, read.choices, hour, form, choices));
  }

  async send(actor: StructureActor, body: unknown): Answer {
    const form = await readForm(BookingForm, body);
    form.checkPerson();
    const read = await this.screen.read(actor, form);
    const { desk, reason, chosen } = read;
    const again = async (taken = false): Promise<PageResult> =>
      invalid(confirmBookingPage(desk, read.choices, await this.screen.lay(desk, reason, chosen, taken), form));
    if (!form.isValid) return again();
    const { zone } = await this.screen.lay(desk, reason, chosen);
    try {
      const person = desk.person ? { beneficiaryId: desk.person.id } : form.toPerson();
      const formKey = isId(form.formKey) ? form.formKey : newId();
      const how = { reasonId: reason.id, person, force: form.knowingly ?? false, formKey };
      const { id } = await this.bookings.book(desk, { ...chosen, ...how }, zone);
      const done = `Rendez-vous pris\u00a0: ${momentWords(chosen.startsAt, zone)}.`;
      const { booker, referral } = desk;
      return seeOther(
        booker.kind === 'referrer' && referral ? referralsPaths.show.to(referral) : paths.show.to({ id }),
        done,
      );
    } catch (error) {
      if (error instanceof HourTakenError) form.reject('slot', hourTaken);
      else if (error instanceof HourObjectedError) form.reject('knowingly', confirmObjection);
      else throw error;
      return again(error instanceof HourTakenError);
    }
  }

  private async choices(actor: StructureActor, q: unknown) {
    const typed = typedSearch(q);
    return personChoices(await this.people.search(actor, typed), typed, this.clock.today());
  }
}
