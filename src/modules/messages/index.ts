/** Messages: the outbox, its receipts, and what is left to copy or to say by phone. */
export type { Channel, Recipient } from './message-channel.js';
export { ForgottenRecipients } from './forgotten-recipients.js';
export type { MessageStatus } from './message-status.js';
export { type ComposedMessage, type Composer, MessageComposers, type MessageToCompose } from './message-composers.js';
export type { ListedMessage } from './message-lists.queries.js';
export { MessagesModule } from './messages.module.js';
export { MessagesQueries } from './messages.queries.js';
export { MessagesService, type MessageToQueue } from './messages.service.js';
export type { MessageSubject } from './message.entity.js';
export { fitForSms } from './sending/sms-text.js';
export type { Receipt } from './receipt.js';
export { paths as messagesPaths } from './web/paths.js';
export { receiptSentence, statusTones as messageStatusTones } from './web/message-words.js';
export { channelLabels, messageStatusLabels } from './web/labels.js';
