import { showPhone } from '../../../../platform/contact/phone.js';
import { view, type View } from '../../../../platform/http/page.js';
import type { Appointment } from '../../appointment.entity.js';
import type { AppointmentFacts } from '../../booking/appointment-facts.js';
import { momentWords, spanWords } from '../../moment-words.js';
import { MODES } from '../../vocabulary.js';
import { ownPaths } from '../paths.js';

export interface OwnRead {
  appointment: Readonly<Appointment>;
  facts: AppointmentFacts & { reason: { label: string; toBring: string | null } };
  /** What the person may still do by themself. */
  can: { move: boolean; cancel: boolean; rebook: boolean };
}

interface Row {
  key: string;
  value?: string;
  values?: string[];
}

interface OwnModel {
  title: string;
  lede: string | null;
  when: string;
  over: boolean;
  facts: { rows: Row[] };
  /** « Je viens », while there is something to say. */
  answer: { action: string; said: string | null; comes: boolean } | null;
  links: { href: string; text: string }[];
  /** What is too late to do here. */
  late: string | null;
  phone: { href: string; text: string } | null;
}

const phoneOf = (phone: string | null) => (phone ? { href: `tel:${phone}`, text: showPhone(phone) } : null);

const ended = {
  upcoming: null,
  honoured: 'Ce rendez-vous a eu lieu.',
  absent: 'Ce rendez-vous est passé.',
  cancelled_by_service: 'Ce rendez-vous est annulé.',
  cancelled_by_person: 'Vous avez annulé ce rendez-vous.',
};

export function ownPage({ appointment, facts, can }: OwnRead, now: Date): View<OwnModel> {
  const { id, status, startsAt, endsAt, zone } = appointment;
  const upcoming = status === 'upcoming' && startsAt > now;
  const title = 'Votre rendez-vous';
  const model: OwnModel = {
    title,
    lede: upcoming ? null : (ended[status] ?? 'Ce rendez-vous est passé.'),
    when: spanWords(startsAt, endsAt, zone),
    over: !upcoming,
    facts: { rows: rowsOf(appointment, facts) },
    answer: upcoming ? answerOf(appointment) : null,
    links: [
      ...(upcoming && can.move ? [{ href: ownPaths.move.to({ id }), text: 'Changer d’heure' }] : []),
      ...(upcoming && appointment.coming !== 'no'
        ? [{ href: ownPaths.cancel.to({ id }), text: 'Je ne viens pas' }]
        : []),
      ...(can.rebook ? [{ href: ownPaths.again.to({ id }), text: 'Choisir un autre rendez-vous' }] : []),
    ],
    late: upcoming && !can.move ? 'Pour changer d’heure, il est trop tard ici\u00a0: appelez.' : null,
    phone: phoneOf(facts.deskPhone),
  };
  return view('appointments/own', title, model, { layout: 'bare' });
}

function answerOf({ id, coming }: Readonly<Appointment>): NonNullable<OwnModel['answer']> {
  const said = { yes: 'Vous avez dit que vous venez. Merci.', no: 'Vous avez dit que vous ne venez pas.' };
  return { action: ownPaths.answer.to({ id }), said: coming ? said[coming] : null, comes: coming !== 'yes' };
}

function rowsOf({ mode }: Readonly<Appointment>, facts: OwnRead['facts']): Row[] {
  const there = [facts.placeName ?? facts.structureName, ...facts.address];
  return [
    { key: 'Avec', value: `${facts.agentName}, ${facts.structureName}` },
    mode === 'desk' ? { key: 'Où', values: there } : { key: 'Où', value: MODES[mode] },
    { key: 'Pourquoi', value: facts.reason.label },
    ...(facts.reason.toBring ? [{ key: 'À apporter', value: facts.reason.toBring }] : []),
  ];
}

interface OwnCancelModel {
  title: string;
  when: string;
  words: string;
  action: string;
  button: string;
  backHref: string;
  phone: OwnModel['phone'];
}

/** « Je ne viens pas »: the hour goes to somebody else; too late for that, the desk is to be told. */
export function ownCancelPage({ appointment, facts, can }: OwnRead): View<OwnCancelModel> {
  const { id, startsAt, zone } = appointment;
  const title = 'Vous ne venez pas\u00a0?';
  const model = {
    title,
    when: momentWords(startsAt, zone),
    words: can.cancel
      ? 'Le rendez-vous sera annulé, et l’heure ira à quelqu’un d’autre.'
      : 'L’heure est proche\u00a0: appelez, si vous le pouvez. Vous pouvez aussi le dire ici.',
    action: ownPaths.cancel.to({ id }),
    button: can.cancel ? 'Annuler mon rendez-vous' : 'Dire que je ne viens pas',
    backHref: ownPaths.show.to({ id }),
    phone: phoneOf(facts.deskPhone),
  };
  return view('appointments/own-cancel', title, model, { layout: 'bare' });
}
