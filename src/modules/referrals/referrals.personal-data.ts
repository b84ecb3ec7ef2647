import { classify, impersonal, ofTheAgent, ofThePerson } from '../../platform/personal-data/classification.js';
import { InformationSheet } from './information-sheet.entity.js';
import { ReferralEvent } from './referral-event.entity.js';
import { Referral } from './referral.entity.js';

classify(Referral, {
  id: impersonal('Number drawn at random.'),
  beneficiaryId: ofThePerson('Who is referred.', 'keep'),
  senderStructureId: ofThePerson('Who refers.', 'keep'),
  senderId: ofTheAgent('Who prepared the referral.'),
  path: ofThePerson('Which kind of help.', 'keep'),
  receiverStructureId: ofThePerson('To whom.', 'keep'),
  receiverPlaceId: ofThePerson('Where.', 'keep'),
  receiverName: ofThePerson('To whom, in words.', 'keep'),
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
  answerWords: ofThePerson('Free words of the answer.'),
  appointmentOn: ofThePerson('First meeting.'),
  refusalReason: ofThePerson('Why it was refused; counted in figures.', 'keep'),
  refusalWords: ofThePerson('Free words of the refusal.'),
  withdrawnAt: ofThePerson('When it was withdrawn.', 'keep'),
  withdrawalReason: ofThePerson('Why it was withdrawn.'),
  closedAt: ofThePerson('When it ended.', 'keep'),
  closedBy: ofTheAgent('Who ended it.'),
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
