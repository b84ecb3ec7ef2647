import { showPhone } from '../../../../platform/contact/phone.js';
import { view, type View } from '../../../../platform/http/page.js';
import { relativeMoment } from '../../../../platform/time/french.js';
import { beneficiariesPaths } from '../../../beneficiaries/index.js';
import { journalVerbLabels } from '../../../identity/index.js';
import { messagesPaths, messageStatusTones, receiptSentence } from '../../../messages/index.js';
import { referralsPaths } from '../../../referrals/index.js';
import { canBecome, isLive } from '../../appointment-status.js';
import type { AppointmentEvent, AppointmentOpened } from '../../booking/appointment-reading.js';
import { MODES } from '../../vocabulary.js';
import { spanWords } from '../../moment-words.js';
import { statusLabels, statusTones } from '../labels.js';
import { noteSessionHref, paths } from '../paths.js';
import { agendaTrail } from '../settings-tabs.js';

interface Row {
  key: string;
  value: string;
  href?: string;
  action?: string;
}

interface AppointmentModel {
  title: string;
  tag: { text: string; tone: string };
  notes: string[];
  facts: { rows: Row[] };
  /** The main act: to note the session once it is the day. */
  noteHref: string | null;
  links: { href: string; text: string }[];
  marks: { action: string; buttons: { value: string; text: string }[] } | null;
  restoreAction: string | null;
  messages: { items: { text: string; href: string | null; tone: string; detail: string }[] } | null;
  history: { items: { when: string; datetime: string; text: string; href: null; detail: string | null; by: string }[] };
}

export function appointmentPage(opened: AppointmentOpened, now: Date): View<AppointmentModel> {
  const { appointment } = opened;
  const title = opened.personName ?? 'Une personne orientée';
  const model: AppointmentModel = {
    title,
    tag: tagOf(opened, now),
    notes: notesOf(opened),
    facts: { rows: rowsOf(opened) },
    ...actsOf(opened, now),
    messages:
      opened.receipts.length > 0
        ? {
            items: opened.receipts.map((receipt) => ({
              text: receipt.kindLabel,
              href: messagesPaths.show.to({ id: receipt.id }),
              tone: messageStatusTones[receipt.status],
              detail: receiptSentence(receipt, now),
            })),
          }
        : null,
    history: { items: opened.events.map((event) => eventItem(event, now)) },
  };
  const name = `Rendez-vous\u00a0: ${spanWords(appointment.startsAt, appointment.endsAt, appointment.zone)}`;
  return view('appointments/appointment', name, model, { breadcrumbs: [agendaTrail] });
}

function tagOf({ appointment: { status, endsAt } }: AppointmentOpened, now: Date): AppointmentModel['tag'] {
  if (status === 'upcoming' && endsAt <= now) return { text: 'À renseigner', tone: 'attention' };
  return { text: statusLabels[status], tone: statusTones[status] };
}

function notesOf({ appointment: { forced, coming, status } }: AppointmentOpened): string[] {
  return [
    ...(forced && isLive(status) ? ['Pris en sachant que l’heure était déjà occupée.'] : []),
    ...(coming === 'yes' && status === 'upcoming' ? ['La personne a dit qu’elle viendrait.'] : []),
    ...(coming === 'no' && status === 'upcoming'
      ? ['La personne a dit qu’elle ne viendrait pas, trop tard pour annuler elle-même\u00a0: à vous de décider.']
      : []),
  ];
}

function rowsOf({ appointment, facts, reason, phone, email }: AppointmentOpened): Row[] {
  const { startsAt, endsAt, zone, mode, beneficiaryId, referralId } = appointment;
  return [
    { key: 'Quand', value: spanWords(startsAt, endsAt, zone) },
    { key: 'Pourquoi', value: reason.label },
    { key: 'Avec', value: facts.agentName },
    { key: 'Où', value: [MODES[mode], facts.placeName].filter(Boolean).join(', ') },
    ...(reason.toBring ? [{ key: 'À apporter', value: reason.toBring }] : []),
    ...(phone ? [{ key: 'Téléphone', value: showPhone(phone) }] : []),
    ...(email ? [{ key: 'Adresse électronique', value: email }] : []),
    ...(beneficiaryId
      ? [
          {
            key: 'Fiche',
            value: '',
            href: beneficiariesPaths.caseFile.to({ id: beneficiaryId }),
            action: 'Ouvrir la fiche',
          },
        ]
      : []),
    ...(referralId
      ? [
          {
            key: 'Orientation',
            value: '',
            href: referralsPaths.show.to({ id: referralId }),
            action: 'Ouvrir l’orientation',
          },
        ]
      : []),
  ];
}

function actsOf(
  { appointment, personName }: AppointmentOpened,
  now: Date,
): Pick<AppointmentModel, 'noteHref' | 'links' | 'marks' | 'restoreAction'> {
  const { id, status, startsAt, sessionId } = appointment;
  const begun = startsAt <= now;
  const upcoming = status === 'upcoming';
  const can = (to: 'honoured' | 'absent' | 'upcoming'): boolean => isLive(status) && canBecome(status, to);
  const buttons = [
    ...(begun && can('honoured') ? [{ value: 'honoured', text: 'Honoré, sans noter de séance' }] : []),
    ...(begun && can('absent') ? [{ value: 'absent', text: 'La personne n’est pas venue' }] : []),
    ...(can('upcoming') ? [{ value: 'upcoming', text: 'Noté par erreur\u00a0: remettre à venir' }] : []),
  ];
  return {
    noteHref:
      begun && isLive(status) && status !== 'absent' && sessionId === null && personName !== null
        ? noteSessionHref(id)
        : null,
    links: upcoming
      ? [
          { href: paths.move.to({ id }), text: 'Déplacer' },
          { href: paths.cancel.to({ id }), text: 'Annuler' },
        ]
      : [],
    marks: buttons.length > 0 ? { action: paths.mark.to({ id }), buttons } : null,
    restoreAction: isLive(status) ? null : paths.restore.to({ id }),
  };
}

const eventItem = (
  { at, verb, byName, details }: AppointmentEvent,
  now: Date,
): AppointmentModel['history']['items'][number] => ({
  when: relativeMoment(at, now),
  datetime: at.toISOString(),
  text: eventWords(verb, details),
  ...{ href: null, detail: null },
  by: byName ?? (details['by'] === 'person' ? 'La personne, par son lien' : 'Passerelle'),
});

function eventWords(verb: string, details: Record<string, unknown>): string {
  if (verb === 'appointment.cancel') {
    if (details['reason'] === 'referral') return 'Annulé\u00a0: l’orientation a pris fin';
    return details['reason'] === 'person' ? statusLabels.cancelled_by_person : statusLabels.cancelled_by_service;
  }
  const as = details['as'];
  if (verb === 'appointment.mark' && (as === 'honoured' || as === 'absent' || as === 'upcoming'))
    return statusLabels[as];
  if (verb === 'appointment.answer') return details['coming'] === 'yes' ? 'A dit venir' : 'A dit ne pas venir';
  return journalVerbLabels[verb] ?? verb;
}
