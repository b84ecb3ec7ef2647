import { view, type View } from '../../../platform/http/page.js';
import { withQuery } from '../../../platform/http/paths.js';
import type { ListedMessage, MessageList } from '../message-lists.queries.js';
import { receiptSentence, statusTones, wayInWords } from './message-words.js';
import { appointmentPath, paths, registrationPath, subjectPath } from './paths.js';

/** A tab of the list: the code in the address, its words. */
export interface MessageTab {
  code: string;
  text: string;
  list: MessageList;
  nothing: string;
}

export const messageTabs: readonly MessageTab[] = [
  { code: 'a-traiter', text: 'À traiter', list: 'toDo', nothing: 'Aucun message ne demande votre aide.' },
  { code: 'en-attente', text: 'En attente d’envoi', list: 'waiting', nothing: 'Rien n’attend de partir.' },
  { code: 'envoyes', text: 'Envoyés', list: 'done', nothing: 'Aucun message envoyé pour l’instant.' },
  { code: 'non-remis', text: 'Non remis', list: 'lost', nothing: 'Aucun message perdu.' },
];

const callList: MessageTab = {
  code: 'a-appeler',
  text: 'À appeler',
  list: 'toCall',
  nothing: 'Personne à appeler.',
};

export const tabOf = (code: unknown): MessageTab => {
  const found = messageTabs.find((tab) => tab.code === code) ?? messageTabs[0];
  if (!found) throw new RangeError('No tab');
  return found;
};

interface Row {
  href: string;
  title: string;
  detail: string;
  facts: string[];
  tag: { text: string; tone: string };
  /** Of the call list. */
  call: { action: string; who: string; subject: { href: string; text: string } | null } | null;
}

interface ListModel {
  title: string;
  directions: { label: string; items: { href: string; text: string; current: boolean }[] };
  filters: { href: string; text: string; current: boolean }[];
  rows: Row[];
  nothing: { title: string; text: string; href: null; action: null };
  pages: { summary: null; previousHref: string | null; nextHref: string | null; pages: null } | null;
}

interface Shown {
  tab: MessageTab;
  messages: readonly ListedMessage[];
  next: string | null;
  after: string | undefined;
}

export const messagesPage = (shown: Shown, now: Date): View<ListModel> =>
  view('messages/messages', 'Messages', listModel('Messages', shown, false, now));

export const callListPage = (shown: Omit<Shown, 'tab'>, now: Date): View<ListModel> =>
  view('messages/messages', 'À appeler', listModel('À appeler', { ...shown, tab: callList }, true, now));

function listModel(title: string, { tab, messages, next, after }: Shown, calls: boolean, now: Date): ListModel {
  const address = (query: Record<string, string | undefined>) =>
    calls ? withQuery(paths.callList.to(), query) : withQuery(paths.list.to(), { etat: tab.code, ...query });
  return {
    title,
    directions: {
      label: 'Messages',
      items: [
        { href: paths.list.to(), text: 'Par état', current: !calls },
        { href: paths.callList.to(), text: 'À appeler', current: calls },
      ],
    },
    filters: calls
      ? []
      : messageTabs.map(({ code, text }) => ({
          href: withQuery(paths.list.to(), { etat: code }),
          text,
          current: code === tab.code,
        })),
    rows: messages.map((message) => row(message, calls, now)),
    nothing: {
      title: tab.nothing,
      text: 'Les messages de votre structure s’affichent ici.',
      href: null,
      action: null,
    },
    pages:
      next || after
        ? {
            summary: null,
            previousHref: after ? address({}) : null,
            nextHref: next ? address({ apres: next }) : null,
            pages: null,
          }
        : null,
  };
}

function row(message: ListedMessage, calls: boolean, now: Date): Row {
  return {
    href: paths.show.to({ id: message.id }),
    title: message.recipientName,
    detail: message.kindLabel,
    facts: [wayInWords(message), message.failureInFrench ?? receiptSentence(message, now)],
    tag: { text: message.statusLabel, tone: statusTones[message.status] },
    call: calls
      ? { action: paths.noteCalled.to({ id: message.id }), who: message.recipientName, subject: subjectLink(message) }
      : null,
  };
}

export function subjectLink({ subjectKind, subjectId }: ListedMessage): { href: string; text: string } | null {
  if (subjectKind === 'referral') return { href: subjectPath.to({ id: subjectId }), text: 'Voir l’orientation' };
  if (subjectKind === 'registration') {
    return { href: registrationPath.to({ id: subjectId }), text: 'Voir l’inscription' };
  }
  if (subjectKind === 'appointment') {
    return { href: appointmentPath.to({ id: subjectId }), text: 'Voir le rendez-vous' };
  }
  return null;
}
