import { view, type View } from '../../../platform/http/page.js';
import { longMoment, relativeMoment } from '../../../platform/time/french.js';
import { MESSAGE_STATUSES } from '../message-status.js';
import type { SendingState } from '../message-lists.queries.js';
import { messageStatusLabels } from './labels.js';
import { paths } from './paths.js';

interface SendingModel {
  means: { rows: { key: string; value: string }[] };
  counts: { value: string; label: string; detail: null; href: null }[];
  waiting: string;
  lastSent: string;
  trialAction: string | null;
}

export function sendingPage(
  state: SendingState,
  means: { mailFrom: string | null; sms: boolean },
  now: Date,
): View<SendingModel> {
  const model: SendingModel = {
    means: {
      rows: [
        {
          key: 'Courriels',
          value: means.mailFrom
            ? `Envoyés par le serveur réglé, depuis ${means.mailFrom}.`
            : 'Aucun serveur réglé\u00a0: chaque structure copie ses messages dans sa propre messagerie.',
        },
        {
          key: 'SMS',
          value: means.sms
            ? 'Envoyés par le service réglé.'
            : 'Aucun service réglé\u00a0: les contacts par téléphone vont dans la liste «\u00a0À appeler\u00a0».',
        },
      ],
    },
    counts: MESSAGE_STATUSES.map((status) => ({
      value: (state.counts[status] ?? 0).toLocaleString('fr-FR'),
      label: messageStatusLabels[status],
      detail: null,
      href: null,
    })),
    waiting: state.oldestDue
      ? `Le plus ancien message en attente date de\u00a0: ${relativeMoment(state.oldestDue, now)}.`
      : 'Aucun message n’attend de partir.',
    lastSent: state.lastSentAt
      ? `Dernier envoi\u00a0: ${longMoment(state.lastSentAt)}.`
      : 'Aucun envoi pour l’instant.',
    trialAction: means.mailFrom ? paths.trial.to() : null,
  };
  return view('messages/sending', 'Envoi des messages', model);
}
