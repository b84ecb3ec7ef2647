import { errorSummary, type Field, radiosField } from '../../../../platform/http/forms/fields.js';
import { view, type View } from '../../../../platform/http/page.js';
import { duration } from '../../../../platform/time/french.js';
import type { Names } from '../../booking/booking-board.js';
import { momentWords } from '../../moment-words.js';
import type { ReasonRead } from '../../reasons/reasons.queries.js';
import type { Slot } from '../../slots/slots.service.js';
import { MODES } from '../../vocabulary.js';
import { slotCode } from '../booking/booking-query.js';
import { withWhom } from '../slots-part.js';
import type { OwnForm } from './own.form.js';

interface OwnHoursModel {
  title: string;
  lede: string | null;
  errors: { href: string; text: string }[];
  action: string;
  formKey: string;
  reasonId: string;
  hours: Field | null;
  nothing: string | null;
  laterHref: string | null;
  button: string;
  backHref: string | null;
  phone: { href: string; text: string } | null;
}

/** What the person is choosing an hour for. */
export interface OwnHoursOf {
  title: string;
  lede: string | null;
  action: string;
  button: string;
  backHref: string | null;
  laterHref: string | null;
  phone: { href: string; text: string } | null;
}

/** Hours as buttons to choose from: one form, which works with a keyboard and without a script. */
export function ownHoursPage(
  of: OwnHoursOf,
  { reason, slots, names, form }: { reason: ReasonRead; slots: readonly Slot[]; names: Names; form: OwnForm },
): View<OwnHoursModel> {
  const choices = slots.map((slot) => [
    slotCode(slot),
    { text: momentWords(slot.startsAt, slot.zone), hint: withWhom(slot, names) },
  ]);
  const model = {
    ...of,
    errors: errorSummary(form),
    formKey: String(form.shown('formKey')),
    reasonId: reason.id,
    hours:
      slots.length > 0
        ? radiosField(
            form,
            'slot',
            'Quand\u00a0?',
            Object.fromEntries(choices) as Record<string, { text: string; hint: string }>,
            {
              hint: `${reason.label}, ${duration(reason.durationMinutes)}, ${MODES[reason.mode].toLowerCase()}.`,
            },
          )
        : null,
    nothing: slots.length > 0 ? null : 'Aucune heure n’est libre pour l’instant.',
  };
  return view('appointments/own-hours', of.title, model, { layout: 'bare' });
}

interface OwnReasonsModel {
  title: string;
  place: string;
  reasons: { href: string; label: string; facts: string }[];
  nothing: string | null;
  phone: OwnHoursOf['phone'];
}

export function ownReasonsPage(
  place: string,
  reasons: readonly ReasonRead[],
  hrefOf: (reasonId: string) => string,
  phone: OwnHoursOf['phone'],
): View<OwnReasonsModel> {
  const title = 'Choisissez votre rendez-vous';
  const model = {
    ...{ title, place, phone },
    reasons: reasons.map(({ id, label, durationMinutes, mode }) => ({
      ...{ href: hrefOf(id), label, facts: `${duration(durationMinutes)}, ${MODES[mode].toLowerCase()}` },
    })),
    nothing: reasons.length > 0 ? null : 'Les rendez-vous ne se prennent pas en ligne ici\u00a0: appelez.',
  };
  return view('appointments/own-reasons', title, model, { layout: 'bare' });
}
