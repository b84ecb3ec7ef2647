import { showPhone } from '../../../../platform/contact/phone.js';
import { errorSummary, type Field, radiosField } from '../../../../platform/http/forms/fields.js';
import { view, type View } from '../../../../platform/http/page.js';
import { longMoment } from '../../../../platform/time/french.js';
import { type Receipt, receiptSentence } from '../../../messages/index.js';
import { hoursInWords } from '../../seats/hours-words.js';
import type { OtherWorkshop } from '../../seats/registration-desk.js';
import type { RegistrationFacts } from '../../seats/registration-facts.js';
import type { RegistrationLine } from '../../seats/registration-lines.js';
import type { MoveForm } from './agent-registration.form.js';
import { seatPaths } from './paths.js';
import { stateFacts, stateTag } from './registration-state.js';

interface Act {
  action: string;
  text: string;
  variant: 'secondary' | null;
}

interface RegistrationModel {
  name: string;
  tag: ReturnType<typeof stateTag>;
  rows: { key: string; value?: string; values?: string[]; href?: string; action?: string }[];
  acts: Act[];
  links: { href: string; text: string }[];
  messages: string[] | null;
}

export interface ReadRegistration {
  facts: RegistrationFacts;
  line: RegistrationLine;
  receipts: readonly Receipt[];
  now: Date;
}

const crumbs = ({ workshopId, title }: RegistrationFacts) => [
  { href: '/ateliers', text: 'Ateliers' },
  { href: seatPaths.workshop.to({ id: workshopId }), text: title },
];

const canChange = ({ workshopStatus, startsAt }: RegistrationFacts, now: Date): boolean =>
  workshopStatus === 'published' && now < startsAt;

/** One person and one workshop, and what the desk may do. */
export function registrationPage({ facts, line, receipts, now }: ReadRegistration): View<RegistrationModel> {
  const open = canChange(facts, now);
  const model: RegistrationModel = {
    name: line.name,
    tag: stateTag(line),
    rows: rowsOf(facts, line),
    acts: open ? actsOf(facts) : [],
    links: open ? linksOf(facts) : [],
    messages: receipts.length > 0 ? receipts.map((one) => `${one.kindLabel}. ${receiptSentence(one, now)}`) : null,
  };
  return view('workshops/seats/registration', line.name, model, { breadcrumbs: crumbs(facts) });
}

function rowsOf(facts: RegistrationFacts, line: RegistrationLine): RegistrationModel['rows'] {
  const file = line.beneficiaryId;
  const contact = [line.phone && showPhone(line.phone), line.email].filter((one): one is string => Boolean(one));
  const more = stateFacts(line, facts.zone);
  return [
    { key: 'Atelier', value: facts.title, href: seatPaths.workshop.to({ id: facts.workshopId }), action: 'Voir' },
    { key: 'Quand', value: hoursInWords(facts) },
    ...(more.length > 0 ? [{ key: 'Où cela en est', values: more }] : []),
    ...(contact.length > 0 ? [{ key: 'Contact', values: contact }] : []),
    ...(file ? [{ key: 'Fiche', value: line.name, href: `/beneficiaires/${file}`, action: 'Ouvrir' }] : []),
    { key: 'Demande', value: longMoment(line.createdAt) },
  ];
}

function actsOf({ id, status, position, capacity, seatsTaken }: RegistrationFacts): Act[] {
  const at = { id };
  const main = (action: string, text: string): Act => ({ action, text, variant: null });
  const other = (action: string, text: string): Act => ({ action, text, variant: 'secondary' });
  switch (status) {
    case 'pending':
      return [main(seatPaths.confirm.to(at), 'La personne confirme')];
    case 'offered':
      return [
        main(seatPaths.accept.to(at), 'La personne prend la place'),
        other(seatPaths.decline.to(at), 'Elle laisse la place'),
      ];
    case 'waiting':
      return position === 1 && seatsTaken < capacity ? [main(seatPaths.give.to(at), 'Donner la place libre')] : [];
    case 'cancelled':
      return [main(seatPaths.retake.to(at), 'Inscrire de nouveau')];
    case 'registered':
    case 'attended':
    case 'absent':
      return [];
  }
}

function linksOf({ id, status }: RegistrationFacts): RegistrationModel['links'] {
  if (!['pending', 'registered', 'waiting', 'offered'].includes(status)) return [];
  return [
    { href: seatPaths.move.to({ id }), text: 'Passer à un autre atelier' },
    { href: seatPaths.cancel.to({ id }), text: 'Annuler l’inscription' },
  ];
}

interface ConfirmModel {
  title: string;
  words: string[];
  action: string;
  button: string;
  backHref: string;
}

export function cancelPage({ facts, line }: Pick<ReadRegistration, 'facts' | 'line'>): View<ConfirmModel> {
  const at = { id: facts.id };
  const told = line.silent
    ? 'Aucun message ne part\u00a0: dites-le de vive voix.'
    : 'La personne est prévenue comme elle le souhaite.';
  const model: ConfirmModel = {
    title: `Annuler l’inscription de ${line.name}\u00a0?`,
    words: [
      `${facts.title}, ${hoursInWords(facts)}.`,
      facts.status === 'waiting' ? told : `La place va à la première personne qui attend. ${told}`,
    ],
    action: seatPaths.cancel.to(at),
    button: 'Annuler l’inscription',
    backHref: seatPaths.show.to(at),
  };
  return view('workshops/seats/confirm', model.title, model, { breadcrumbs: crumbs(facts) });
}

interface MoveModel {
  errors: { href: string; text: string }[];
  title: string;
  lede: string;
  action: string;
  choice: Field | null;
  backHref: string;
}

export function movePage(
  { facts, line }: Pick<ReadRegistration, 'facts' | 'line'>,
  others: readonly OtherWorkshop[],
  form: MoveForm,
): View<MoveModel> {
  const choices = Object.fromEntries(
    others.map((one) => [one.id, { text: `${one.title}, ${hoursInWords(one)}`, hint: leftInWords(one.left) }]),
  );
  const at = { id: facts.id };
  const model: MoveModel = {
    errors: errorSummary(form),
    title: `Passer ${line.name} à un autre atelier`,
    lede: `Aujourd’hui\u00a0: ${facts.title}, ${hoursInWords(facts)}.`,
    action: seatPaths.move.to(at),
    choice: others.length > 0 ? radiosField(form, 'workshopId', 'Quel atelier\u00a0?', choices) : null,
    backHref: seatPaths.show.to(at),
  };
  return view('workshops/seats/move', model.title, model, { breadcrumbs: crumbs(facts) });
}

const leftInWords = (left: number): string =>
  left <= 0 ? 'Complet' : left === 1 ? '1\u00a0place libre' : `${left}\u00a0places libres`;
