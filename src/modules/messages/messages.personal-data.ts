import { classify, impersonal, ofTheAgent, ofThePerson } from '../../platform/personal-data/classification.js';
import { Message } from './message.entity.js';

classify(Message, {
  id: impersonal('Number drawn at random.'),
  structureId: ofThePerson('Who wrote.', 'keep'),
  kind: ofThePerson('Which kind of message.', 'keep'),
  subjectKind: impersonal('About which kind of record.'),
  subjectId: ofThePerson('About which record.', 'keep'),
  channel: ofThePerson('By which way.', 'keep'),
  recipient: ofThePerson('Address or number written to.'),
  recipientName: ofThePerson('To whom.'),
  recipientKind: ofThePerson('To a structure, a person or a colleague.', 'keep'),
  details: impersonal('Ids and codes only.'),
  status: ofThePerson('How far it is.', 'keep'),
  smtpMessageId: impersonal('Made of the number drawn at random.'),
  attempts: impersonal('How many tries.'),
  queuedAt: ofThePerson('When it was written.', 'keep'),
  dueAt: impersonal('When it is tried next.'),
  claimedUntil: impersonal('Until when a worker holds it.'),
  sentAt: ofThePerson('When it was sent.', 'keep'),
  endedAt: ofThePerson('When it failed, came back or was said by phone.', 'keep'),
  failureCode: ofThePerson('Why it did not arrive.', 'keep'),
  failureReply: ofThePerson('The server’s words, which may quote the address.'),
  handledBy: ofTheAgent('Who sent it by hand, called, or noted its return.'),
});
