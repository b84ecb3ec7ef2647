import {
  checkboxesField,
  errorSummary,
  type Field,
  radiosField,
  textField,
} from '../../../../platform/http/forms/fields.js';
import { view, type View } from '../../../../platform/http/page.js';
import type { PersonChoices } from '../../../beneficiaries/index.js';
import type { BookingDesk } from '../../booking/booking-desk.js';
import type { ReasonRead } from '../../reasons/reasons.queries.js';
import type { Objection } from '../../slots/hour-check.js';
import type { Slot } from '../../slots/slots.service.js';
import { MODES } from '../../vocabulary.js';
import { momentWords, spanWords } from '../../moment-words.js';
import { paths } from '../paths.js';
import { agendaTrail } from '../settings-tabs.js';
import { withWhom } from '../slots-part.js';
import type { BookingForm } from './booking.form.js';
import type { BookingChoices } from '../../booking/booking-board.js';
import { BOOKING, ledeOf } from './booking.page.js';
import { bookingHref, slotCode, withSlot } from './booking-query.js';
import { objectionWords } from './objection-words.js';

/** The hour that is about to be taken. */
export interface ChosenHour {
  reason: ReasonRead;
  startsAt: Date;
  agentId: string;
  placeId: string | null;
  zone: string;
  objections: readonly Objection[];
  /** Who else is free then. */
  otherAgentIds: readonly string[];
  /** Offered in its stead, once it is taken. */
  others: readonly Slot[];
}

interface ConfirmModel {
  title: string;
  lede: string | null;
  errors: { href: string; text: string }[];
  facts: { rows: { key: string; value: string; href?: string; action?: string }[] };
  action: string;
  kept: { name: string; value: string }[];
  colleagues: { href: string; name: string }[];
  otherHours: Field | null;
  objections: { words: string[]; knowingly: Field } | null;
  person: { name: string; otherHref: string | null } | null;
  stranger: { name: Field; phone: Field; email: Field; open: boolean } | null;
  searchAction: string;
  choices: PersonChoices | null;
}

export function confirmBookingPage(
  desk: BookingDesk,
  { names }: BookingChoices,
  hour: ChosenHour,
  form: BookingForm,
  choices: PersonChoices | null = null,
): View<ConfirmModel> {
  const { reason, startsAt, zone, agentId, placeId } = hour;
  const endsAt = new Date(startsAt.getTime() + reason.durationMinutes * 60_000);
  const query = { motif: reason.id, personne: desk.person?.id, orientation: desk.referral?.id };
  const place = placeId ? names.places.get(placeId) : undefined;
  const model: ConfirmModel = {
    title: 'Confirmer le rendez-vous',
    lede: ledeOf(desk),
    errors: errorSummary(form),
    facts: {
      rows: [
        { key: 'Quand', value: spanWords(startsAt, endsAt, zone), href: bookingHref(query), action: 'Changer' },
        { key: 'Pourquoi', value: reason.label },
        { key: 'Avec', value: names.agents.get(agentId) ?? 'Quelqu’un de la structure' },
        { key: 'Où', value: [MODES[reason.mode], place].filter(Boolean).join(', ') },
      ],
    },
    action: paths.create.to(),
    kept: keptOf(desk, form, reason.id, hour.others.length > 0 ? null : slotCode(hour)),
    colleagues: hour.otherAgentIds.map((id) => ({
      href: bookingHref(withSlot(query, { startsAt, placeId, agentId: id })),
      name: names.agents.get(id) ?? '',
    })),
    otherHours: hour.others.length > 0 ? otherHoursField(form, hour, names, desk.booker.kind === 'agent') : null,
    objections:
      hour.objections.length > 0
        ? {
            words: hour.objections.map((objection) => objectionWords[objection]),
            knowingly: checkboxesField(form, 'knowingly', 'Malgré cela', {
              true: 'Je prends quand même ce rendez-vous',
            }),
          }
        : null,
    person: desk.person ? { name: desk.person.name, otherHref: otherPerson(desk, hour) } : null,
    stranger: desk.person ? null : strangerOf(form),
    searchAction: paths.create.to(),
    choices,
  };
  return view('appointments/confirm-booking', BOOKING, model, { breadcrumbs: [agendaTrail] });
}

/** @param slot null when one is to be chosen again */
function keptOf(desk: BookingDesk, form: BookingForm, reasonId: string, slot: string | null): ConfirmModel['kept'] {
  const all = {
    ...{ motif: reasonId, formKey: form.formKey, slot, personId: desk.person?.id, orientation: desk.referral?.id },
  };
  return Object.entries(all).flatMap(([name, value]) => (value ? [{ name, value }] : []));
}

/** @param same whether the hour that was taken may be insisted on */
function otherHoursField(form: BookingForm, hour: ChosenHour, names: BookingChoices['names'], same: boolean): Field {
  const others = hour.others.map((slot) => [
    slotCode(slot),
    { text: momentWords(slot.startsAt, slot.zone), hint: withWhom(slot, names) },
  ]);
  const kept = {
    text: `Garder ${momentWords(hour.startsAt, hour.zone)}`,
    hint: 'Il faut alors cocher la case plus bas.',
  };
  const choices = Object.fromEntries(same ? [...others, [slotCode(hour), kept]] : others) as Record<
    string,
    typeof kept
  >;
  return radiosField(form, 'slot', 'Une autre heure', choices);
}

/** The person of a referral is that of the referral. */
const otherPerson = ({ referral }: BookingDesk, { reason, startsAt, agentId, placeId }: ChosenHour): string | null =>
  referral ? null : bookingHref(withSlot({ motif: reason.id }, { startsAt, agentId, placeId }));

function strangerOf(form: BookingForm): NonNullable<ConfirmModel['stranger']> {
  const fields = {
    name: textField(form, 'name', 'Prénom et nom', { required: false, width: '20' }),
    phone: textField(form, 'phone', 'Téléphone', { required: false, inputmode: 'tel', width: '20' }),
    email: textField(form, 'email', 'Adresse électronique', { required: false, inputmode: 'email', width: '20' }),
  };
  const all = Object.values(fields);
  return { ...fields, open: all.some(({ error, value }) => error !== null || value !== '') };
}
