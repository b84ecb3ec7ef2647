import { classify, impersonal, ofTheAgent, ofThePerson } from '../../platform/personal-data/classification.js';
import { BeneficiaryGoal } from './goals/beneficiary-goal.entity.js';
import { BeneficiaryMandate } from './mandates/beneficiary-mandate.entity.js';
import { BeneficiaryRecall } from './recalls/beneficiary-recall.entity.js';

classify(BeneficiaryGoal, {
  id: impersonal('Number drawn at random.'),
  beneficiaryId: ofThePerson('Whose goal it is.', 'keep'),
  structureId: ofThePerson('With which structure it was agreed on.', 'keep'),
  words: ofThePerson('What the person wants to be able to do, in free words.'),
  agreedOn: ofThePerson('When it was agreed on.', 'keep'),
  status: ofThePerson('Reached or left aside.', 'keep'),
  endedOn: ofThePerson('Since when.', 'keep'),
  createdBy: ofTheAgent('Who wrote it.'),
  createdAt: impersonal('When it was written down.'),
  endedBy: ofTheAgent('Who noted its end.'),
});

classify(BeneficiaryRecall, {
  id: impersonal('Number drawn at random.'),
  beneficiaryId: ofThePerson('Whom to call back.', 'keep'),
  structureId: ofThePerson('Who calls back.', 'keep'),
  dueOn: ofThePerson('When to call back.'),
  reason: ofThePerson('Why, in a code.'),
  words: ofThePerson('Why, in free words.'),
  status: ofThePerson('Whether it was done.', 'keep'),
  postponed: impersonal('How many times its day was put off.'),
  createdBy: ofTheAgent('Who planned it.'),
  createdAt: impersonal('When it was planned.'),
  endedAt: ofThePerson('When it was done.', 'keep'),
  endedBy: ofTheAgent('Who called back.'),
});

classify(BeneficiaryMandate, {
  id: impersonal('Number drawn at random.'),
  beneficiaryId: ofThePerson('For whom somebody else may act.', 'keep'),
  structureId: ofThePerson('Which structure noted it.', 'keep'),
  kind: ofThePerson('On what ground somebody else may act; no copy of the document.'),
  signedOn: ofThePerson('Since when.'),
  endsOn: ofThePerson('Until when.'),
  stoppedOn: ofThePerson('When it ended before its day.'),
  notedBy: ofTheAgent('Who noted it.'),
  notedAt: impersonal('When it was noted.'),
  stoppedBy: ofTheAgent('Who noted its end.'),
});
