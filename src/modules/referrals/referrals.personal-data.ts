import { classify, impersonal, ofTheAgent, ofThePerson } from '../../platform/personal-data/classification.js';
import { AnswerLink } from './answer-link.entity.js';
import { InformationSheet } from './information-sheet.entity.js';
import { ReferralDocument } from './referral-document.entity.js';
import { ReferralEvent } from './referral-event.entity.js';
import { Referral } from './referral.entity.js';
import { ThreadMessage } from './thread-message.entity.js';

classify(Referral, {
  id: impersonal('Number drawn at random.'),
  beneficiaryId: ofThePerson('Who is referred.', 'keep'),
  senderStructureId: ofThePerson('Who refers.', 'keep'),
  senderId: ofTheAgent('Who prepared the referral.'),
  path: ofThePerson('Which kind of help.', 'keep'),
  receiverStructureId: ofThePerson('To whom.', 'keep'),
  receiverPlaceId: ofThePerson('Where.', 'keep'),
  receiverName: ofThePerson('To whom, in words.', 'keep'),
  receiverUserId: ofTheAgent('The colleague who receives.'),
  receiverRole: ofThePerson('The desk that receives.', 'keep'),
  workshopId: ofThePerson('Which workshop.', 'keep'),
  followedBy: ofTheAgent('Who follows it.'),
  reroutedFrom: ofThePerson('The refused one before it.', 'keep'),
  openedAt: ofThePerson('When the receiver first read it.', 'keep'),
  acknowledgedAt: ofThePerson('When the receiver said « bien reçu ».', 'keep'),
  remindersSent: ofThePerson('How many times the receiver was reminded.', 'keep'),
  lastRemindedAt: ofThePerson('When it last was.', 'keep'),
  assessmentId: ofThePerson('The assessment it rests on.', 'keep'),
  level: ofThePerson('Level when it was prepared; counted in figures.', 'keep'),
  needs: ofThePerson('What the person needs, in codes.', 'keep'),
  motive: ofThePerson('One of four codes, without a medical word; more than a figure needs.'),
  message: ofThePerson('Free words to the other structure.'),
  agreementOn: ofThePerson('Proof of the person’s agreement.', 'keep'),
  agreementHow: ofThePerson('Orally or signed.', 'keep'),
  status: ofThePerson('How far it is.', 'keep'),
  createdAt: ofThePerson('When it was prepared.', 'keep'),
  sentAt: ofThePerson('When it was sent.', 'keep'),
  answeredAt: ofThePerson('When it was answered.', 'keep'),
  answeredBy: ofTheAgent('Who answered.'),
  answeredByLink: ofThePerson('The link that answered.', 'keep'),
  answerWords: ofThePerson('Free words of the answer.'),
  appointmentOn: ofThePerson('First meeting.'),
  refusalReasons: ofThePerson('Why it was refused; counted in figures.', 'keep'),
  refusalWords: ofThePerson('Free words of the refusal.'),
  withdrawnAt: ofThePerson('When it was withdrawn.', 'keep'),
  withdrawalReason: ofThePerson('Why it was withdrawn.'),
  withdrawalKind: ofThePerson('By the sender, or with the agreement.', 'keep'),
  expiredAt: ofThePerson('When silence ended it.', 'keep'),
  closedAt: ofThePerson('When it ended.', 'keep'),
  closedBy: ofTheAgent('Who ended it.'),
  closedByLink: ofThePerson('The link that ended it.', 'keep'),
  outcome: ofThePerson('How it ended; counted in figures.', 'keep'),
  outcomeWords: ofThePerson('Free words of the ending.'),
  levelAfter: ofThePerson('Level at the end.', 'keep'),
  version: impersonal('Guards against two changes at once.'),
});

classify(ReferralEvent, {
  id: impersonal('Number drawn at random.'),
  referralId: ofThePerson('Of which referral.', 'keep'),
  at: ofThePerson('When.', 'keep'),
  byUserId: ofTheAgent('Who made the change.'),
  byLinkId: ofThePerson('The link that made the change.', 'keep'),
  kind: ofThePerson('What happened.', 'keep'),
  words: ofThePerson('What was heard on the phone.'),
  byStructureId: ofThePerson('For which structure.', 'keep'),
  fromStatus: ofThePerson('State before.', 'keep'),
  toStatus: ofThePerson('State after.', 'keep'),
});

classify(InformationSheet, {
  id: impersonal('Number drawn at random.'),
  beneficiaryId: ofThePerson('Who received the sheet.', 'keep'),
  structureId: ofThePerson('Who handed it over.', 'keep'),
  givenBy: ofTheAgent('Who handed it over.'),
  givenAt: ofThePerson('When.', 'keep'),
  fundId: ofThePerson('Whose contact means it bears.', 'keep'),
  level: ofThePerson('Level on that day; counted in figures.', 'keep'),
});

classify(AnswerLink, {
  id: impersonal('Number drawn at random.'),
  referralId: ofThePerson('Of which referral.', 'keep'),
  tokenHash: impersonal('Digest of a random token.'),
  createdAt: ofThePerson('When it was made.', 'keep'),
  expiresAt: impersonal('When it opens nothing any more.'),
  firstOpenedAt: ofThePerson('When it was first used.', 'keep'),
  revokedAt: ofThePerson('When it was closed.', 'keep'),
});

classify(ReferralDocument, {
  id: impersonal('Number drawn at random.'),
  referralId: ofThePerson('Of which referral.', 'keep'),
  side: ofThePerson('Which side joined it.', 'keep'),
  addedAt: ofThePerson('When.', 'keep'),
  addedBy: ofTheAgent('Who joined it.'),
  addedByLink: ofThePerson('The link that joined it.', 'keep'),
  name: ofThePerson('Name of the file: may name the person.'),
  size: impersonal('Bytes.'),
  sha256: ofThePerson('Digest of the content.'),
  content: ofThePerson('The document itself: leaves with the end of the referral.'),
});

classify(ThreadMessage, {
  id: impersonal('Number drawn at random.'),
  referralId: ofThePerson('Of which referral.', 'keep'),
  at: ofThePerson('When.', 'keep'),
  side: ofThePerson('Which side wrote.', 'keep'),
  byUserId: ofTheAgent('Who wrote.'),
  byLinkId: ofThePerson('The link that wrote.', 'keep'),
  words: ofThePerson('Free words between two structures.'),
  documentId: ofThePerson('The document joined.', 'keep'),
});
