import { classify, impersonal, ofTheAgent, ofThePerson } from '../../../platform/personal-data/classification.js';
import { Saisine } from './saisine.entity.js';
import { SaisineStepTaken } from './saisine-step.entity.js';

classify(Saisine, {
  referralId: ofThePerson('Of which referral.', 'keep'),
  beneficiaryId: ofThePerson('For whom.', 'keep'),
  fundId: ofThePerson('To which caisse.', 'keep'),
  motive: ofThePerson('One of four codes, without a medical word; more than a figure needs.'),
  step: ofThePerson('How far it is.', 'keep'),
  needs: ofThePerson('The precise need, in codes; gone six months after the end.'),
  callBackSlots: ofThePerson('When to call back; gone six months after the end.'),
  language: ofThePerson('Language spoken; gone six months after the end.'),
  interpreter: ofThePerson('Whether an interpreter is needed; gone six months after the end.'),
  throughHelper: ofThePerson('Whether to go through a relative; gone six months after the end.'),
  askedParts: impersonal('What the caisse asked on that day.'),
  answerDueOn: impersonal('End of the caisse’s delay.'),
  workshopOn: ofThePerson('Day of the workshop offered.', 'keep'),
  purgedAt: impersonal('When its details were taken away.'),
});

classify(SaisineStepTaken, {
  id: impersonal('Number drawn at random.'),
  referralId: ofThePerson('Of which referral.', 'keep'),
  step: ofThePerson('What was done.', 'keep'),
  at: ofThePerson('When.', 'keep'),
  byUserId: ofTheAgent('Who did it.'),
  byLinkId: ofThePerson('The link that did it.', 'keep'),
  byStructureId: ofThePerson('For which structure.', 'keep'),
  workshopOn: ofThePerson('Day of the workshop offered.', 'keep'),
});
