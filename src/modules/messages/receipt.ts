import { showPhone } from '../../platform/contact/phone.js';
import type { Message } from './message.entity.js';
import type { Channel } from './message-channel.js';
import type { MessageStatus } from './message-status.js';
import { failureSentences, messageStatusLabels } from './web/labels.js';

/** What the sender may know of a message. */
export interface Receipt {
  id: string;
  kind: string;
  kindLabel: string;
  channel: Channel;
  recipientName: string;
  /** As it is read; a person’s is masked once it is done: « j•••@exemple.fr », « •• •• •• •• 02 ». */
  recipient: string | null;
  status: MessageStatus;
  statusLabel: string;
  queuedAt: Date;
  sentAt: Date | null;
  /** Next try of one that waits. */
  dueAt: Date | null;
  endedAt: Date | null;
  failureInFrench: string | null;
  failureReply: string | null;
}

export function receiptOf(message: Message, kindLabel: string): Receipt {
  const { id, kind, channel, recipientName, status, queuedAt, sentAt, dueAt, endedAt } = message;
  return {
    ...{ id, kind, kindLabel, channel, recipientName, status, queuedAt, sentAt, dueAt, endedAt },
    recipient: shownRecipient(message),
    statusLabel: messageStatusLabels[status],
    failureInFrench: message.failureCode ? failureSentences[message.failureCode] : null,
    // The server's words may quote the address.
    failureReply: message.recipientKind === 'person' ? null : message.failureReply,
  };
}

/** Whole where somebody has to write to it or to call it; masked otherwise for a person. */
function shownRecipient({ recipient, recipientKind, status }: Message): string | null {
  if (recipient === null) return null;
  const shown = recipient.includes('@') ? recipient : showPhone(recipient);
  if (recipientKind !== 'person' || status === 'kept' || status === 'to_call') return shown;
  return recipient.includes('@') ? recipient.replace(/^(.).*(?=@)/, '$1•••') : masked(shown);
}

/** All but the last two figures. */
const masked = (phone: string): string => phone.replace(/\d(?=.*\d.*\d)/g, '•');
