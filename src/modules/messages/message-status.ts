/** The life of a message. The same rules stand as CHECKs in the database. Pure. */
export const MESSAGE_STATUSES = [
  'queued',
  'sending',
  'sent',
  'failed',
  'bounced',
  'kept',
  'to_call',
  'called',
  'cancelled',
] as const;
export type MessageStatus = (typeof MESSAGE_STATUSES)[number];

/**
 * Queued, taken by a worker, then sent, tried again later, or failed. Without a mail server a message is kept for
 * somebody to copy; without a way to write, somebody calls. What was sent may come back: only a person knows.
 */
const TRANSITIONS: Record<MessageStatus, readonly MessageStatus[]> = {
  queued: ['sending', 'kept', 'to_call', 'cancelled'],
  sending: ['queued', 'sent', 'failed', 'kept', 'to_call', 'cancelled'],
  sent: ['bounced'],
  failed: ['queued', 'cancelled'],
  bounced: [],
  kept: ['sent', 'cancelled'],
  to_call: ['called', 'cancelled'],
  called: [],
  cancelled: [],
};

export function canBecome(from: MessageStatus, to: MessageStatus): boolean {
  return TRANSITIONS[from].includes(to);
}

/** Those that nobody has received yet and that may still be taken back. */
export const NOT_SENT_YET: readonly MessageStatus[] = ['queued', 'failed', 'kept', 'to_call'];
