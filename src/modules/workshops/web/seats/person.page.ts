import { showPhone } from '../../../../platform/contact/phone.js';
import { view, type View } from '../../../../platform/http/page.js';
import { momentInWords, whenInWords } from '../../seats/hours-words.js';
import type { RegistrationFacts, WorkshopFacts } from '../../seats/registration-facts.js';
import { personPaths } from './paths.js';

interface Row {
  key: string;
  value?: string;
  values?: string[];
}

export interface PersonModel {
  title: string;
  /** What there is to know, or to do, first. */
  words: string[];
  rows: Row[];
  /** The one main act. */
  act: { action: string; text: string } | null;
  /** What may be said otherwise: it leads to its confirmation. */
  other: { href: string; text: string; help: string | null } | null;
  contact: { name: string; phone: { href: string; text: string } | null } | null;
}

const bare = (model: PersonModel): View<PersonModel> =>
  view('workshops/seats/person', model.title, model, { layout: 'bare' });

const quiet = { words: [], rows: [], act: null, other: null, contact: null };

const button = (action: string, text: string): PersonModel['act'] => ({ action, text });

/** When, where, what to bring. The connection is for those who have a seat. */
export function workshopRows(facts: WorkshopFacts, seated: boolean): Row[] {
  const where: Record<WorkshopFacts['mode'], Row> = {
    place: { key: 'Où', values: facts.address },
    phone: { key: 'Où', value: 'Par téléphone\u00a0: nous vous appelons.' },
    remote: { key: 'Où', value: seated && facts.connection ? `À distance\u00a0: ${facts.connection}` : 'À distance' },
  };
  return [
    { key: 'Atelier', value: facts.title },
    { key: 'Quand', value: whenInWords(facts) },
    where[facts.mode],
    ...(facts.ownDevice ? [{ key: 'Appareil', value: 'Venez avec le vôtre.' }] : []),
    ...(facts.toBring ? [{ key: 'À apporter', value: facts.toBring }] : []),
  ];
}

export const organiserContact = ({ organiser, organiserPhone }: WorkshopFacts): PersonModel['contact'] => ({
  name: organiser,
  phone: organiserPhone ? { href: `tel:${organiserPhone}`, text: showPhone(organiserPhone) } : null,
});

/** Before the link is opened: programs that check mails follow links, and press nothing. */
export function landingPage(token: string, facts: RegistrationFacts, now: Date): View<PersonModel> {
  const pending = facts.status === 'pending' && isOpen(facts, now);
  return bare({
    ...quiet,
    title: pending ? 'Confirmez votre place' : 'Votre inscription à un atelier',
    words: pending && facts.heldUntil ? [heldWords(facts, facts.heldUntil)] : [],
    rows: workshopRows(facts, false),
    act: button(personPaths.landing.to({ token }), pending ? 'Confirmer ma place' : 'Voir mon inscription'),
    contact: organiserContact(facts),
  });
}

const heldWords = ({ zone }: RegistrationFacts, until: Date): string =>
  `Une place vous est gardée jusqu’au ${momentInWords(until, zone)}.`;

const isOpen = ({ workshopStatus, startsAt }: RegistrationFacts, now: Date): boolean =>
  workshopStatus === 'published' && now < startsAt;

/** Where the person stands, and what they may say. */
export function personPage(facts: RegistrationFacts, now: Date): View<PersonModel> {
  const common = {
    ...quiet,
    rows: workshopRows(facts, facts.status === 'registered' || facts.status === 'offered'),
    contact: organiserContact(facts),
  };
  if (facts.workshopStatus === 'cancelled') {
    const words = ['Ne vous déplacez pas.', ...(facts.cancelWords ? [facts.cancelWords] : [])];
    return bare({ ...common, title: 'Cet atelier est annulé', words });
  }
  if (!isOpen(facts, now)) return bare({ ...common, title: 'Cet atelier a commencé ou a eu lieu' });
  return bare({ ...common, ...stateOf(facts) });
}

function stateOf(facts: RegistrationFacts): Pick<PersonModel, 'title' | 'words' | 'act' | 'other'> {
  const at = { id: facts.id };
  const leave = (text: string, help: string | null = null) => ({ href: personPaths.cancel.to(at), text, help });
  switch (facts.status) {
    case 'pending':
      return {
        title: 'Confirmez votre place',
        words: facts.heldUntil ? [heldWords(facts, facts.heldUntil)] : [],
        act: button(personPaths.confirm.to(at), 'Confirmer ma place'),
        other: leave('Je ne viens pas'),
      };
    case 'offered':
      return {
        title: 'Une place se libère pour vous',
        words: facts.heldUntil
          ? [heldWords(facts, facts.heldUntil), 'Sans réponse, elle sera proposée à la personne suivante.']
          : [],
        act: button(personPaths.accept.to(at), 'Prendre la place'),
        other: leave('Laisser la place'),
      };
    case 'waiting':
      return {
        title: 'Vous êtes sur la liste d’attente',
        words: [`Vous êtes en ${rank(facts.position)}\u00a0position. Nous vous prévenons dès qu’une place se libère.`],
        act: null,
        other: leave('Quitter la liste d’attente'),
      };
    case 'cancelled':
      return {
        title: facts.cancelledBy === 'lapsed' ? 'Votre place n’est plus gardée' : 'Votre inscription est annulée',
        words: ['Vous pouvez encore demander une place\u00a0: selon ce qui reste, une place, ou la liste d’attente.'],
        act: button(personPaths.retake.to(at), 'Demander de nouveau une place'),
        other: null,
      };
    case 'registered':
    case 'attended':
    case 'absent':
      return seated(facts, leave);
  }
}

function seated(facts: RegistrationFacts, leave: (text: string, help: string | null) => PersonModel['other']) {
  const comes = facts.coming === 'yes';
  return {
    title: 'Votre place est réservée',
    words: [comes ? 'Merci, vous avez dit que vous venez. Nous vous attendons.' : 'Nous vous attendons.'],
    act: comes ? null : button(personPaths.comes.to({ id: facts.id }), 'Je viens'),
    other: leave(comes ? 'Finalement, je ne viens pas' : 'Je ne viens pas', 'Votre place servira à quelqu’un d’autre.'),
  };
}

export const rank = (position: number | null): string => (position === 1 ? '1re' : `${position ?? ''}e`);

const leaving: Readonly<Record<string, { title: string; word: string; act: string }>> = {
  waiting: {
    title: 'Quitter la liste d’attente\u00a0?',
    word: 'Vous perdrez votre rang. Vous pourrez redemander une place, derrière les autres.',
    act: 'Quitter la liste',
  },
  offered: {
    title: 'Laisser cette place\u00a0?',
    word: 'Elle sera proposée tout de suite à la personne suivante.',
    act: 'Laisser la place',
  },
};

/** A seat that is given back goes to somebody else at once: it is asked again. */
export function leavePage(facts: RegistrationFacts): View<PersonModel> {
  const { title, word, act } = leaving[facts.status] ?? {
    title: 'Vous ne venez pas\u00a0?',
    word: 'Votre place sera proposée tout de suite à quelqu’un d’autre.',
    act: 'Je ne viens pas',
  };
  const at = { id: facts.id };
  return bare({
    ...quiet,
    ...{ title, words: [word], rows: workshopRows(facts, false) },
    act: button(personPaths.cancel.to(at), act),
    other: { href: personPaths.show.to(at), text: 'Revenir sans rien changer', help: null },
  });
}

export const unknownLinkPage = (): View<PersonModel> =>
  bare({
    ...quiet,
    title: 'Ce lien ne s’ouvre pas',
    words: [
      'Il n’a peut-être pas été copié en entier, il est trop ancien, ou il a été ouvert il y a longtemps sur cet appareil.',
      'Ouvrez de nouveau le lien depuis le message que vous avez reçu. Si cela continue, appelez la structure qui organise l’atelier.',
    ],
  });
