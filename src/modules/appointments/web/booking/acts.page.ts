import { checkboxesField, errorSummary, type Field } from '../../../../platform/http/forms/fields.js';
import { view, type View } from '../../../../platform/http/page.js';
import type { AppointmentOpened } from '../../booking/appointment-reading.js';
import type { Objection } from '../../slots/hour-check.js';
import { spanWords } from '../../moment-words.js';
import { paths } from '../paths.js';
import { agendaTrail } from '../settings-tabs.js';
import type { MoveForm } from './move.form.js';
import { objectionWords } from './objection-words.js';

export const trailTo = ({ appointment, personName }: AppointmentOpened) => [
  agendaTrail,
  { href: paths.show.to({ id: appointment.id }), text: personName ?? 'Rendez-vous' },
];

export interface NewHour {
  startsAt: Date;
  endsAt: Date;
  zone: string;
  agentName: string;
  placeName: string | null;
  objections: readonly Objection[];
}

interface MoveModel {
  title: string;
  lede: string;
  errors: { href: string; text: string }[];
  facts: { rows: { key: string; value: string; href?: string; action?: string }[] };
  action: string;
  slot: string;
  objections: { words: string[]; knowingly: Field } | null;
  cancelHref: string;
}

export function confirmMovePage(opened: AppointmentOpened, hour: NewHour, form: MoveForm): View<MoveModel> {
  const { appointment } = opened;
  const { id, startsAt, endsAt, zone } = appointment;
  const title = 'Déplacer le rendez-vous';
  const model: MoveModel = {
    title,
    lede: opened.personName ? `${opened.personName} sera prévenu·e, selon ce qui a été convenu.` : '',
    errors: errorSummary(form),
    facts: {
      rows: [
        { key: 'Jusqu’ici', value: spanWords(startsAt, endsAt, zone) },
        {
          ...{ key: 'Désormais', value: spanWords(hour.startsAt, hour.endsAt, hour.zone) },
          ...{ href: paths.move.to({ id }), action: 'Changer' },
        },
        { key: 'Avec', value: [hour.agentName, hour.placeName].filter(Boolean).join(', ') },
      ],
    },
    action: paths.move.to({ id }),
    slot: String(form.shown('slot')),
    objections:
      hour.objections.length > 0
        ? {
            words: hour.objections.map((objection) => objectionWords[objection]),
            knowingly: checkboxesField(form, 'knowingly', 'Malgré cela', { true: 'Je déplace quand même ici' }),
          }
        : null,
    cancelHref: paths.show.to({ id }),
  };
  return view('appointments/confirm-move', title, model, { breadcrumbs: trailTo(opened) });
}

interface CancelModel {
  title: string;
  when: string;
  lede: string;
  action: string;
  cancelHref: string;
}

export function cancelPage(opened: AppointmentOpened): View<CancelModel> {
  const { id, startsAt, endsAt, zone } = opened.appointment;
  const title = 'Annuler le rendez-vous\u00a0?';
  const model = {
    title,
    when: spanWords(startsAt, endsAt, zone),
    lede: 'L’heure redevient libre. Si c’est vous qui annulez, la personne est prévenue, selon ce qui a été convenu avec elle.',
    action: paths.cancel.to({ id }),
    cancelHref: paths.show.to({ id }),
  };
  return view('appointments/cancel', title, model, { breadcrumbs: trailTo(opened) });
}
