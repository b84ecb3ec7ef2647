import { view, type View } from '../../../platform/http/page.js';
import { longMoment } from '../../../platform/time/french.js';
import type { ListedMessage } from '../message-lists.queries.js';
import { channelLabels } from './labels.js';
import { receiptSentence, statusTones } from './message-words.js';
import { subjectLink } from './messages.page.js';
import { paths } from './paths.js';

interface Act {
  action: string;
  text: string;
  variant: 'secondary' | null;
  help: string;
}

interface MessageModel {
  title: string;
  tag: { text: string; tone: string };
  sentence: string;
  /** Why it did not leave. */
  trouble: { text: string; reply: string | null } | null;
  facts: { rows: { key: string; value: string }[] };
  acts: Act[];
  subject: { href: string; text: string } | null;
  /** Words to copy or to say, when they have just been made. */
  words: { title: string; to: string | null; subject: string | null; text: string; mailto: string | null } | null;
}

/** Just composed, for a person to copy or to say. */
export interface Words {
  subject: string;
  text: string;
}

export function messagePage(message: ListedMessage, now: Date, words: Words | null = null): View<MessageModel> {
  const model: MessageModel = {
    title: message.kindLabel,
    tag: { text: message.statusLabel, tone: statusTones[message.status] },
    sentence: receiptSentence(message, now),
    trouble: message.failureInFrench ? { text: message.failureInFrench, reply: message.failureReply } : null,
    facts: { rows: facts(message) },
    acts: acts(message, words !== null),
    subject: subjectLink(message),
    words: words && shownWords(message, words),
  };
  return view('messages/message', message.kindLabel, model, {
    breadcrumbs: [{ href: paths.list.to(), text: 'Messages' }],
  });
}

function facts(message: ListedMessage): { key: string; value: string }[] {
  const rows: [string, string | null][] = [
    ['Pour', message.recipientName],
    ['Par', channelLabels[message.channel]],
    [message.channel === 'email' ? 'Adresse' : 'Numéro', message.recipient ?? 'inconnu'],
    ['Demandé', longMoment(message.queuedAt)],
    ['Envoyé', message.sentAt && longMoment(message.sentAt)],
  ];
  return rows.flatMap(([key, value]) => (value ? [{ key, value }] : []));
}

function acts(message: ListedMessage, composed: boolean): Act[] {
  const at = { id: message.id };
  const act = (path: string, text: string, help: string, main = true): Act => ({
    ...{ action: path, text, help },
    variant: main ? null : 'secondary',
  });
  switch (message.status) {
    case 'kept': {
      const noteSent = act(
        paths.noteSent.to(at),
        'Noter comme envoyé',
        'Quand vous l’avez envoyé vous-même.',
        composed,
      );
      const words = composed ? 'Composer de nouveau' : 'Composer le message';
      const help = 'Le texte s’affiche ici, prêt à copier dans votre messagerie.';
      const compose = act(paths.compose.to(at), words, help, !composed);
      return composed ? [noteSent, compose] : [compose, noteSent];
    }
    case 'to_call':
      return [
        act(paths.noteCalled.to(at), 'Appelé', 'Quand vous avez eu quelqu’un.'),
        act(paths.compose.to(at), 'Voir quoi dire', 'Le texte du message, à dire avec vos mots.', false),
      ];
    case 'sent':
      return message.channel === 'email'
        ? [
            act(
              paths.noteReturned.to(at),
              'Signaler un retour (adresse refusée)',
              'Si votre messagerie a reçu un avis de non-remise.',
              false,
            ),
          ]
        : [];
    case 'failed':
      return [act(paths.retry.to(at), 'Réessayer', 'Le message repart à la même adresse.')];
    case 'queued':
    case 'sending':
    case 'bounced':
    case 'called':
    case 'cancelled':
      return [];
  }
}

function shownWords(message: ListedMessage, { subject, text }: Words): MessageModel['words'] {
  if (message.channel === 'call') return { title: 'À dire', to: null, subject: null, text, mailto: null };
  const to = message.recipient ?? '';
  const mailto = `mailto:${encodeURIComponent(to)}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text.replaceAll('\n', '\r\n'))}`;
  return { title: 'Message à copier', to, subject, text, mailto };
}
