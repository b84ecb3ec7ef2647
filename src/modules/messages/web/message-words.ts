import { longMoment, relativeMoment } from '../../../platform/time/french.js';
import type { MessageStatus } from '../message-status.js';
import type { Receipt } from '../receipt.js';
import { channelLabels } from './labels.js';

export const statusTones: Record<MessageStatus, 'neutral' | 'info' | 'success' | 'attention' | 'warning'> = {
  queued: 'info',
  sending: 'info',
  sent: 'success',
  failed: 'warning',
  bounced: 'warning',
  kept: 'attention',
  to_call: 'attention',
  called: 'success',
  cancelled: 'neutral',
};

/** What became of it, in one sentence. */
export function receiptSentence(receipt: Receipt, now: Date): string {
  const at = (instant: Date | null) => (instant ? relativeMoment(instant, now) : '');
  switch (receipt.status) {
    case 'queued':
      return receipt.failureInFrench && receipt.dueAt
        ? `Pas encore parti. Nouvel essai\u00a0: ${longMoment(receipt.dueAt)}.`
        : `Prêt à partir depuis\u00a0: ${at(receipt.queuedAt)}.`;
    case 'sending':
      return 'En train de partir.';
    case 'sent':
      return `Envoyé\u00a0: ${at(receipt.sentAt)}.`;
    case 'failed':
      return `Pas parti. Dernier essai\u00a0: ${at(receipt.endedAt)}.`;
    case 'bounced':
      return `Envoyé, puis revenu\u00a0: l’adresse n’est pas bonne. Noté\u00a0: ${at(receipt.endedAt)}.`;
    case 'kept':
      return 'Copiez ce message dans votre propre messagerie.';
    case 'to_call':
      return receipt.recipient
        ? 'Rien n’a pu être écrit à ce contact\u00a0: appelez.'
        : 'Ni adresse, ni numéro connus\u00a0: prévenez de vive voix.';
    case 'called':
      return `Dit de vive voix\u00a0: ${at(receipt.endedAt)}.`;
    case 'cancelled':
      return `N’était plus utile, annulé\u00a0: ${at(receipt.endedAt)}.`;
  }
}

/** « Courriel à accueil@exemple.fr ». */
export const wayInWords = ({ channel, recipient }: Receipt): string =>
  recipient ? `${channelLabels[channel]}\u00a0: ${recipient}` : channelLabels[channel];
