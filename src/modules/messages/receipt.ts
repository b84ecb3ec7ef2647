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
  /** As it is read, masked for a person: « j•••@exemple.fr », « •• •• •• •• 02 ». */
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

function shownRecipient({ recipient, recipientKind }: Message): string | null {
  if (recipient === null) return null;
  const isAddress = recipient.includes('@');
  if (recipientKind !== 'person') return isAddress ? recipient : showPhone(recipient);
  return isAddress
    ? recipient.replace(/^(.).*(?=@)/, '$1•••')
    : showPhone(recipient)
        .replace(/\d(?=.*\d{2}$)/g, '•')
        .replace(/\d(?=\d$)/, (digit) => digit);
}
